/** Older messages of a thread, a page at a time. */
import { api } from './api.js';
import { store } from './store.js';
import { fillGap, takeOlder } from './thread-parts.js';

/**
 * Brings the page before what is there.
 *
 * @param thread as the store keeps it; with a page before
 * @returns whether there are still older ones
 */
export async function bringOlder(conversation, thread, limit, signal) {
    const { before } = thread;
    const asked = store.moment;
    const page = await api.messages(conversation, { before, limit }, signal);
    // Somebody else may have brought this page, and others above it, meanwhile.
    if (thread.before === before) takeOlder(thread, page);
    for (const message of page.items) store.putMessage(message, asked);
    // What is in order is soon put in order, however long it is.
    const { messages } = thread;
    thread.messages = new Map([...page.items.filter(({ id }) => messages.has(id)).map(({ id }) => [id, messages.get(id)]), ...messages]);
    return Boolean(thread.before);
}

/**
 * Brings a page of what is missing in between.
 *
 * @param thread as the store keeps it; with a gap
 * @param fromBelow whether it ends where the gap ends; else it begins where the gap begins
 */
export async function bringMissing(conversation, thread, limit, fromBelow, signal) {
    const { gap } = thread;
    const asked = store.moment;
    const page = await api.messages(conversation, { ...(fromBelow ? { before: gap.before } : { after: gap.after }), limit }, signal);
    if (thread.gap === gap) fillGap(thread, page, fromBelow);
    for (const message of page.items) store.putMessage(message, asked);
}
