/** Tells the server that somebody sits here, at most once a minute: an open page alone does not keep a login. */
import { api } from './api.js';

const EVERY = 60_000;

let told = Date.now();

export function watchActivity() {
    for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
        addEventListener(type, tell, { passive: true, capture: true });
    }
}

function tell() {
    if (Date.now() - told < EVERY) return;
    told = Date.now();
    api.active().catch(() => {
        // the next one will tell
    });
}
