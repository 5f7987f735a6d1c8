/** What an event is to one person, by the same rules as the server's notifications. */
import { isMyDepartment } from './rules.js';

const GIVING = new Set(['assigned', 'transferred', 'undone'].map(ofConversation));
const WAITING = new Set(['opened', 'moved', 'returned', 'reopened', 'undone'].map(ofConversation));
const UNDONE = ofConversation('undone');
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
    if (conversation.status !== 'OPEN' || (!received && timeline?.actor?.id === me.id)) return null;
    if (conversation.assignee) {
        if (conversation.assignee.id !== me.id) return null;
        if (received) return 'ANSWER';
        // Who took it before this came was not given it.
        return GIVING.has(type) && (type === UNDONE || timeline?.subject?.id === me.id) ? 'ASSIGNED' : null;
    }
    return (received || WAITING.has(type)) && isMyDepartment(conversation.department, me) ? 'NEW' : null;
}

/** Of a message, so much stands in a notification. */
const LONGEST = 120;

/** What a push of the server would hold: who wrote, and what, only for who wants that on a locked screen. The page makes itself heard. */
export function factsOf(kind, { conversation, message, timeline }, chosen) {
    const actor = kind === 'MENTION' ? message?.author : timeline?.actor;
    const facts = { kind, conversation: conversation.id, department: conversation.department?.name ?? '', silent: chosen.sound };
    if (kind !== 'NEW' && actor) facts.actor = actor.name;
    if (!chosen.showText) return facts;
    facts.name = conversation.contact.name || conversation.contact.profileName;
    if (message?.text) facts.text = beginning(message.text);
    return facts;
}

/** Whole characters: an emoji is not cut in two. */
function beginning(text) {
    const signs = [...text];
    return signs.length <= LONGEST ? text : `${signs.slice(0, LONGEST - 1).join('')}…`;
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
