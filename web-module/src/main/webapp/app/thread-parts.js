/**
 * Which messages of a thread are here without a gap. A thread has its newest messages, and older ones page by page; who jumps far up gets what
 * stands around there, and between that and the rest may be a gap, one at most, that closes as one reads towards it.
 *
 * A thread's first is its oldest message that was loaded as a page, its gap: {last, next: the messages on both sides; after, before: the
 * cursors into it from there}.
 */

/** Negative where the one stands above the other. */
const compare = (one, other) => (one.at === other.at ? one.seq - other.seq : one.at < other.at ? -1 : 1);

export const isAbove = (message, gap) => compare(message, gap.last) <= 0;

/** Whether something is missing between two messages; null: there is none further up, or down. */
export const isBetween = (gap, upper, lower) => Boolean(gap) && (!upper || isAbove(upper, gap)) && !(lower && isAbove(lower, gap));

/** Whether a message is here, with what stands around it. */
export function isHere(thread, id) {
    const message = thread.messages.get(id);
    return Boolean(message) && hasItsPlace(thread, message);
}

/** One that was told of because it has changed may stand where nothing around it is here yet: it comes again with the page that it is on. */
export function hasItsPlace({ first, before, gap }, message) {
    if (before && first && compare(message, first) < 0) return false;
    return !gap || isAbove(message, gap) || compare(message, gap.next) >= 0;
}

/** The newest page is all that is here now. */
export function beginWith(thread, page) {
    thread.before = page.before;
    thread.first = page.items[0] ?? null;
    thread.gap = null;
}

/** Takes a page that ends where the thread began. */
export function takeOlder(thread, page) {
    thread.before = page.before;
    thread.first = page.items[0] ?? thread.first;
}

/** Takes a page from anywhere above the newest messages; what touches neither it nor them is forgotten. */
export function takeAround(thread, page) {
    if (page.items.length === 0) return;
    const [first, last] = [page.items[0], page.items.at(-1)];
    const { gap } = thread;
    const next = gap?.next ?? thread.first;
    const touchesNewer = !page.after || !next || compare(last, next) >= 0;
    const touchesOlder = Boolean(gap) && compare(first, gap.last) <= 0 && compare(last, thread.first) >= 0;
    if (gap && !touchesOlder) forgetAbove(thread);
    const beginsAbove = !touchesOlder || compare(first, thread.first) < 0;
    const endsBelow = !touchesOlder || compare(last, gap.last) > 0;
    const into = gap?.before ?? thread.before;
    if (touchesNewer) thread.gap = null;
    else thread.gap = { last: endsBelow ? last : gap.last, after: endsBelow ? page.after : gap.after, next, before: into };
    if (beginsAbove) takeOlder(thread, page);
}

/** Takes a page of what is missing. @param fromBelow whether it ends where the gap ends; else it begins where the gap begins */
export function fillGap(thread, page, fromBelow) {
    const { gap } = thread;
    const [first, last] = [page.items[0], page.items.at(-1)];
    const closed = !first || (fromBelow ? !page.before || isAbove(first, gap) : !page.after || compare(last, gap.next) >= 0);
    if (closed) thread.gap = null;
    else thread.gap = fromBelow ? { ...gap, next: first, before: page.before } : { ...gap, last, after: page.after };
}

/** Of what stands above the gap nothing is here any more: one is below it again. */
export function forgetAbove(thread) {
    const { gap } = thread;
    for (const [id, message] of thread.messages) if (compare(message, gap.next) < 0) thread.messages.delete(id);
    thread.before = gap.before;
    thread.first = gap.next;
    thread.gap = null;
}

/** The entries of a thread with its gap among them; the last message above it may be one that is not shown by itself. */
export function withGap(entries, gap) {
    if (!gap) return entries;
    const at = entries.findLastIndex(({ message }) => message && !message.local && isAbove(message, gap));
    return entries.toSpliced(at + 1, 0, { kind: 'gap', key: 'gap', at: gap.last.at });
}
