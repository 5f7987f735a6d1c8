/** What stands in a thread, and in which order: messages, what happened, days, and the unread divider. */
import { hasItsPlace } from './thread-parts.js';
import { dayKey } from './times.js';

/** Who says more within one minute of the clock has said it together. */
const MINUTE = 60_000;

/** Entries by what they are about: a long thread is gone through for every message that comes, and days are dear to find out. */
const made = new WeakMap();

function entryOf(kind, prefix, about) {
    let entry = made.get(about);
    if (!entry) {
        entry = { kind, key: `${prefix}-${about.id}`, at: about.at, seq: about.seq, [kind]: about, day: dayKey(about.at), minute: Math.floor(Date.parse(about.at) / MINUTE) };
        made.set(about, entry);
    }
    return entry;
}

/**
 * The entries of a thread, oldest first.
 *
 * @param thread its messages and timeline as the store keeps them
 * @param waiting own messages that the server has not confirmed yet
 * @returns {Array<{key: string, kind: 'day'|'divider'|'event'|'message', at: string}>}
 */
export function entriesOf(thread, waiting) {
    const messages = [...thread.messages.values()].filter((message) => isShown(message) && hasItsPlace(thread, message)).sort(byTime);
    const oldest = thread.before ? (messages[0]?.at ?? '') : '';
    const events = [...thread.timeline.values()].filter((entry) => entry.at >= oldest);
    const said = [
        ...messages.map((message) => entryOf('message', 'm', message)),
        ...events.map((event) => entryOf('event', 'e', event)),
    ].sort(byTime);
    const queued = waiting.map((message) => entryOf('message', 'w', message));
    return separated(grouped([...said, ...queued]), thread.divider);
}

/** A reaction stands at its message; on its own only where somebody has to decide about it. */
const isShown = ({ type, status }) => type !== 'reaction' || status === 'FAILED' || status === 'IN_DOUBT';

function byTime(one, other) {
    if (one.at !== other.at) return one.at < other.at ? -1 : 1;
    return one.seq - other.seq;
}

/** Marks where a sender begins and ends to speak, for one name and one rounded corner a group. */
function grouped(entries) {
    entries.forEach((entry, index) => {
        if (entry.kind !== 'message') return;
        entry.first = !together(entries[index - 1], entry);
        entry.last = !together(entry, entries[index + 1]);
    });
    return entries;
}

function together(one, other) {
    if (one?.kind !== 'message' || other?.kind !== 'message') return false;
    if (one.message.direction !== other.message.direction) return false;
    if (one.message.author?.id !== other.message.author?.id || (one.message.automatic ?? null) !== (other.message.automatic ?? null)) return false;
    return one.minute === other.minute;
}

function separated(entries, divider) {
    const all = [];
    let day = null;
    for (const entry of entries) {
        const its = entry.day;
        if (its !== day) {
            day = its;
            all.push({ kind: 'day', key: `d-${its}`, at: entry.at });
        }
        if (divider && entry.message?.id === divider) all.push({ kind: 'divider', key: 'divider', at: entry.at });
        all.push(entry);
    }
    return all;
}

/** The first of the unread messages, where the divider stands; null when none is unread or it is not loaded. */
export function firstUnread(thread, unread) {
    if (unread <= 0) return null;
    const inbound = [...thread.messages.values()].filter((message) => message.direction === 'IN' && hasItsPlace(thread, message)).sort(byTime);
    return inbound.at(-Math.min(unread, inbound.length))?.id ?? null;
}
