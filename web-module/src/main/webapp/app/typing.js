/** Tells the server that the agent writes, so that the customer can see it: seldom, and without any harm when it fails. */
import { api } from './api.js';

/** WhatsApp shows it for 25 seconds. */
const EVERY = 20_000;

let told = { conversation: null, at: 0 };

export function isTyping(conversation) {
    const at = performance.now();
    if (told.conversation === conversation && at - told.at < EVERY) return;
    told = { conversation, at };
    api.typing(conversation).catch(() => {});
}

/** What was sent has ended it: the next letter is told at once. */
export function hasSent() {
    told = { conversation: null, at: 0 };
}
