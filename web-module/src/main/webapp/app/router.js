/** The open conversation stands in the address: reload, back and a shared link lead to it. */
import { store } from './store.js';

/** The open conversation, and the message in it that was searched for. */
const PATTERN = /^#\/c\/([^/?]+)(?:\?m=([^/?&]+))?$/;

let cameFromList = false;

export function startRouter() {
    addEventListener('hashchange', ({ oldURL }) => {
        cameFromList = !PATTERN.test(new URL(oldURL).hash);
        follow();
    });
    follow();
}

function follow() {
    const match = PATTERN.exec(location.hash);
    store.setOpen(match ? decodeURIComponent(match[1]) : null, match?.[2] ? decodeURIComponent(match[2]) : null);
}

export function openConversation(id) {
    location.hash = `#/c/${encodeURIComponent(id)}`;
}

/** A step further in at the same address: what covers the conversation on a phone. The browser's own back leads out of it. */
export function stepIn() {
    history.pushState({ inside: true }, '');
}

export const isInside = () => history.state?.inside === true;

/** To the list: back in history if one came from there, so that the history does not grow. */
export function back() {
    if (cameFromList) history.go(isInside() ? -2 : -1);
    else location.hash = '#/';
}
