/** What an event is to one person, by the same rules as the server's notifications. */

const HANDING = new Set(['opened', 'assigned', 'taken', 'transferred', 'moved', 'returned', 'reopened', 'undone'].map(ofConversation));
const READ = ofConversation('read');

function ofConversation(event) {
    return `conversation.${event}`;
}

/** Whether it says that this person has read a conversation, here or elsewhere. */
export const isReading = ({ type, conversation }) => type === READ && Boolean(conversation);

/** NEW, ASSIGNED, ANSWER, MENTION; null: nothing that somebody has to be called for. */
export function kindOf({ type, conversation, message, timeline }, me) {
    if (!conversation) return null;
    if (type === 'message.noted') {
        const named = message?.mentions?.some(({ id }) => id === me.id);
        return named && message.author?.id !== me.id ? 'MENTION' : null;
    }
    const received = type === 'message.received';
    if ((!received && !HANDING.has(type)) || conversation.status !== 'OPEN') return null;
    if (!received && timeline?.actor?.id === me.id) return null;
    if (conversation.assignee) {
        if (conversation.assignee.id !== me.id) return null;
        return received ? 'ANSWER' : 'ASSIGNED';
    }
    return me.departments.some(({ id }) => id === conversation.department?.id) ? 'NEW' : null;
}

/** @param chosen what the person wants, as the server gives it */
export function isWanted(kind, department, chosen, now = new Date()) {
    if (!chosen.kinds.includes(kind)) return false;
    if (kind === 'NEW' && chosen.muted.includes(department?.id)) return false;
    return !chosen.quiet || !covers(chosen.quiet, now);
}

function covers({ from, to, zone }, now) {
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(now);
    return from < to ? from <= clock && clock < to : from <= clock || clock < to;
}
