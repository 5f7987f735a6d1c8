/** The windows of a browser share its login; each of them stays one person's. What happens in one is told to all. */
import { callFor } from './api.js';

/** Changes with each login in this browser: whose, and when. */
const LOGIN = 'bandeja.login';

const tell = (name) => document.dispatchEvent(new CustomEvent(name));

/**
 * The page is this person's for as long as it is open: bandeja:login-other says that somebody else has logged in, bandeja:login-again
 * that the same person has, in another window.
 */
export function keepTo(me) {
    callFor(me.id);
    tellWindows(me);
    addEventListener('storage', ({ key, newValue }) => {
        if (key !== LOGIN || !newValue) return;
        tell(newValue.startsWith(`${me.id} `) ? 'bandeja:login-again' : 'bandeja:login-other');
    });
}

/** Somebody is logged in here. */
export function tellWindows(me) {
    try {
        localStorage.setItem(LOGIN, `${me.id} ${Date.now()}`);
    } catch {
        // other windows learn it from the server
    }
}
