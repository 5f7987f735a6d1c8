/** The open conversation stands in the address: reload, back and a shared link lead to it. */
import { backToList, move, show, startSteps, stepIn as stepFurther, whenStill } from './steps.js';
import { store } from './store.js';

/** The open conversation, and the message in it that was searched for. */
const PATTERN = /^#\/c\/([^/?]+)(?:\?m=([^/?&]+))?$/;

export function startRouter() {
    startSteps(() => !PATTERN.test(location.hash));
    addEventListener('hashchange', follow);
    follow();
}

function follow() {
    const match = PATTERN.exec(location.hash);
    store.setOpen(match ? decodeURIComponent(match[1]) : null, messageInAddress());
}

/** The message that the address leads to; null: none. Within a conversation one gets to others without it. */
export function messageInAddress() {
    const message = PATTERN.exec(location.hash)?.[2];
    return message ? decodeURIComponent(message) : null;
}

export function openConversation(id) {
    show(`#/c/${encodeURIComponent(id)}`);
}

/** A step further in at the same address: what covers the conversation on a phone. The browser's own back leads out of it. */
export function stepIn() {
    stepFurther({ inside: true });
}

/** Out of it; who asks twice, quickly, is out once. */
export function stepOut() {
    whenStill(() => isInside() && move(-1));
}

export const isInside = () => history.state?.inside === true;

export const back = backToList;
