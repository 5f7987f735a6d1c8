/**
 * The rules by which the server fills the list, for what arrives live: what belongs into a view, and in which order.
 * Pure functions; the server's answers stay the truth.
 */

/** A new person's view: open, unassigned in my departments and mine. */
export const DEFAULT_VIEW = Object.freeze({
    status: 'OPEN',
    others: false,
    route: null,
    department: null,
    number: null,
    unread: false,
    sort: 'newest',
});

/** Who is a member nowhere but administers everything has all departments as theirs. */
export function isMyDepartment(department, me) {
    if (!department) return false;
    if (me.departments.length === 0) return me.administrator;
    return me.departments.some((mine) => mine.id === department.id);
}

/** Does a conversation belong into a view of this person? */
export function belongs(conversation, view, me) {
    if (conversation.status !== view.status) return false;
    if (!inScope(conversation, view, me)) return false;
    if (view.department && conversation.department?.id !== view.department) return false;
    if (view.number && conversation.number?.id !== view.number) return false;
    return !view.unread || isNew(conversation);
}

function inScope(conversation, view, me) {
    if (view.route === 'none') return conversation.department === null;
    if (view.others) return true;
    if (conversation.status === 'COMPLETED') return isMyDepartment(conversation.department, me);
    if (conversation.flag === 'MINE') return true;
    return conversation.flag === null && isMyDepartment(conversation.department, me);
}

/** New activity: unread customer messages, or returned, reopened, moved by somebody else. */
export const isNew = (conversation) => conversation.newActivity || conversation.unread > 0;

/** What the server is asked for to fill a view. */
export function parametersOf(view) {
    return {
        status: view.status,
        scope: view.others || view.route ? 'all' : 'work',
        route: view.route,
        department: view.department,
        number: view.number,
        unread: view.unread || null,
        sort: view.sort,
    };
}

/** Newest activity first, or who has waited longest first; ties by id, as the server does. */
export function comparator(sort) {
    return sort === 'waiting' ? byWaiting : byActivity;
}

function byActivity(one, other) {
    return descending(one.activityAt, other.activityAt) || descending(one.id, other.id);
}

/** Sorts what does not wait behind everything that waits. */
const NEVER = '9999';

function byWaiting(one, other) {
    return -descending(one.waitingSince ?? NEVER, other.waitingSince ?? NEVER) || -descending(one.id, other.id);
}

function descending(one, other) {
    if (one === other) return 0;
    return one > other ? -1 : 1;
}

const STEPS = ['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ'];

/** Is this message item older than the one already shown? Statuses never go backwards, a new attempt may. */
export function isStale(incoming, shown) {
    if (incoming.direction !== 'OUT' || !shown) return false;
    const before = STEPS.indexOf(shown.status);
    const after = STEPS.indexOf(incoming.status);
    if (before < 0) return false;
    if (after < 0) return incoming.status === 'IN_DOUBT' && before >= 2;
    return after < before;
}
