/** Tells the server that the agent writes, so that the customer and colleagues can see it: seldom, and without any harm when it fails. */
import { api } from './api.js';

/** Colleagues see it for a little longer. */
const EVERY = 10_000;

const NOBODY = { conversation: null, state: null, at: 0 };

let told = NOBODY;

/** @param noting whether it is a note, which no customer sees */
export function isTyping(conversation, noting = false) {
    const at = performance.now();
    const state = noting ? 'noting' : 'typing';
    if (told.conversation === conversation && told.state === state && at - told.at < EVERY) return;
    told = { conversation, state, at };
    api.typing(conversation, state).catch(() => {});
}

/** What was sent has ended it: the next letter is told at once. */
export function hasSent() {
    told = NOBODY;
}

/** Everything was deleted, or one has turned to something else. */
export function hasStopped() {
    const { conversation } = told;
    told = NOBODY;
    if (conversation) api.typing(conversation, 'ended').catch(() => {});
}
