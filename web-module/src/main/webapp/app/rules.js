/**
 * The rules by which the server fills the list, for what arrives live: what belongs into a view, and in which order.
 * Pure functions; the server's answers stay the truth.
 */

/** What narrows a view, as it is where it narrows nothing. */
export const NO_FILTERS = Object.freeze({ department: null, number: null, assignee: null, label: null, through: null, reason: null, unread: false, window: null });

/** By how many filters. */
export const narrowedBy = (view) => Object.keys(NO_FILTERS).filter((name) => view[name]).length;

export const isNarrowed = (view) => narrowedBy(view) > 0;

/** A new person's view: open, unassigned in my departments and mine. */
export const DEFAULT_VIEW = Object.freeze({
    status: 'OPEN',
    others: false,
    route: null,
    ...NO_FILTERS,
    sort: 'newest',
});

/** Who is a member nowhere but administers everything has all departments as theirs. */
export function isMyDepartment(department, me) {
    if (!department) return false;
    if (me.departments.length === 0) return me.administrator;
    return me.departments.some((mine) => mine.id === department.id);
}

/** Does a conversation belong into a view of this person? */
export function belongs(conversation, view, me, now = Date.now()) {
    if (conversation.status !== view.status) return false;
    if (!inScope(conversation, view, me)) return false;
    if (view.department && conversation.department?.id !== view.department) return false;
    if (view.number && conversation.number?.id !== view.number) return false;
    if (view.assignee && !isHeldBy(conversation, view.assignee)) return false;
    if (view.label && !conversation.labels?.some(({ id }) => id === view.label)) return false;
    if (view.window && !WINDOWS[view.window]?.(conversation, now)) return false;
    return !view.unread || isNew(conversation);
}

/** Rows do not say which way they took: of what is new only the server knows whether it belongs there. */
export const isAboutTheWay = ({ through, reason }) => Boolean(through || reason);

/** @param holder `me`, `none` or the id of an agent */
function isHeldBy(conversation, holder) {
    if (holder === 'me') return conversation.flag === 'MINE';
    if (holder === 'none') return conversation.assignee === null;
    return conversation.assignee?.id === holder;
}

const SOON = 4 * 3_600_000;

function closesSoon({ status, window }, now) {
    if (status !== 'OPEN' || !window) return false;
    const left = Date.parse(window.closesAt) - now;
    return left > 0 && left <= SOON;
}

/** Nobody may write freely any more, or yet; a group has no window. */
function isClosed({ status, contact, window }, now) {
    if (status !== 'OPEN' || contact.group) return false;
    return !window || Date.parse(window.writableUntil ?? window.closesAt) <= now;
}

const WINDOWS = { closing: closesSoon, closed: isClosed };

/** Somebody else is looked for: the work view holds only what is mine or nobody's. */
const wantsAnother = ({ assignee }) => assignee !== null && assignee !== 'me' && assignee !== 'none';

function inScope(conversation, view, me) {
    if (view.route === 'none') return conversation.department === null && !conversation.attendant;
    if (view.others || wantsAnother(view)) return true;
    if (conversation.status === 'COMPLETED') return isMyDepartment(conversation.department, me);
    if (conversation.flag === 'MINE') return true;
    return conversation.flag === null && isMyDepartment(conversation.department, me);
}

/** Whoever has it, as far as nobody in particular is asked for; else only what is mine or nobody's. */
export const isOfAnybody = ({ status, others, route }) => others || Boolean(route) || status === 'COMPLETED';

/** New activity: unread customer messages, or returned, reopened, moved by somebody else. */
export const isNew = (conversation) => conversation.newActivity || conversation.unread > 0;

/** What the server is asked for to fill a view. */
export function parametersOf(view) {
    return {
        status: view.status,
        scope: view.others || view.route || wantsAnother(view) ? 'all' : 'work',
        route: view.route,
        department: view.department,
        number: view.number,
        assignee: view.assignee,
        label: view.label,
        through: view.through,
        reason: view.reason,
        unread: view.unread || null,
        window: view.window,
        sort: sortOf(view),
    };
}

/** Whoever looks at what is about to close has to hurry: then what closes first stands first. */
export const sortOf = ({ window, sort }) => (window === 'closing' ? 'closing' : sort);

/** Newest activity first, or what has waited longest, or what closes first; ties by id, as the server does. */
export const comparator = (view) => ORDERS[sortOf(view)] ?? byActivity;

function byActivity(one, other) {
    return descending(one.activityAt, other.activityAt) || descending(one.id, other.id);
}

/** Sorts what does not wait behind everything that waits. */
const NEVER = '9999';

function byWaiting(one, other) {
    return -descending(one.waitingSince ?? NEVER, other.waitingSince ?? NEVER) || -descending(one.id, other.id);
}

const byClosing = (one, other) => descending(other.window?.closesAt ?? NEVER, one.window?.closesAt ?? NEVER) || descending(other.id, one.id);

const ORDERS = { waiting: byWaiting, closing: byClosing };

function descending(one, other) {
    if (one === other) return 0;
    return one > other ? -1 : 1;
}

const STEPS = ['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'PLAYED'];

/** Is this message item older than the one already shown? Statuses never go backwards, a new attempt may. */
export function isStale(incoming, shown) {
    if (incoming.direction !== 'OUT' || !shown) return false;
    if (incoming.attempt !== shown.attempt) return incoming.attempt < shown.attempt;
    const before = STEPS.indexOf(shown.status);
    const after = STEPS.indexOf(incoming.status);
    if (before < 0) return false;
    if (after < 0) return incoming.status === 'IN_DOUBT' && before >= 2;
    return after < before;
}

/** Small, without accents: as the server compares. */
const folded = (text) => (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Beginnings of words, as the server searches for them. */
const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Might the server find this one too, by what has just come in? */
export function mayMatch({ contact, lastMessage }, words) {
    const tokens = wordsOf(`${contact.name ?? ''} ${contact.userId ?? ''} ${contact.phone ?? ''} ${lastMessage?.text ?? ''}`);
    return wordsOf(words).every((word) => tokens.some((token) => token.includes(word)));
}

/** A text in parts, those that begin with what is searched for marked. */
export function markedParts(text, words) {
    const wanted = wordsOf(words);
    const parts = [];
    for (const part of text.split(/([\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)/u)) {
        if (part) parts.push({ text: part, marked: wanted.some((word) => folded(part).startsWith(word)) });
    }
    return parts;
}
