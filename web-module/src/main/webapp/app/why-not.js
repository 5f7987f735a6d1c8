/** Who or what prevents that something is done with a conversation, in words; the server says the last word. */
import { store } from './store.js';
import { t } from './texts.js';
import { windowState } from './times.js';

/** What admins of a department keep to themselves. */
const ADMINS = { ASSIGN: 'why.onlyAdmins.ASSIGN', TAKE_OVER: 'why.onlyAdmins.TAKE_OVER', MOVE: 'why.onlyAdmins.MOVE' };

/** What only whoever has it does, and admins of the department. */
const HOLDERS = new Set(['TRANSFER', 'RETURN', 'COMPLETE']);

/** What only whoever has it does. */
const WRITING = new Set(['REPLY', 'TEMPLATE']);

/**
 * @param name the action as the server calls it; READ, UNREAD and TEMPLATE are ours
 * @returns why it is not offered for this conversation, in a sentence
 */
export function whyNot(conversation, name) {
    if (name === 'READ') return t('why.read');
    if (name === 'UNREAD') return t('why.unread');
    if (conversation.status === 'COMPLETED') return whyNotCompleted(conversation, name);
    if (name === 'REOPEN') return t('why.open');
    return (conversation.department ? whyNotHere(conversation, name) : whyNotNowhere(conversation, name)) ?? t('why.notNow');
}

function whyNotCompleted({ department }, name) {
    if (name === 'COMPLETE') return t('why.completedAlready');
    if (name !== 'REOPEN') return t('why.completed');
    return department ? t('why.anotherOpen') : t('why.noRoute');
}

/** Nobody has it, and nobody can: it has no department yet. */
function whyNotNowhere({ attendant }, name) {
    if (name === 'RETURN') return t('why.inInbox');
    return attendant ? t('why.attendant', { name: attendant.name }) : t('why.noRoute');
}

function whyNotHere(conversation, name) {
    if (name === 'CLAIM') return conversation.flag === 'MINE' ? t('why.mine') : isHeldBy(conversation);
    if (name in ADMINS) return whyNotAdmins(conversation, name);
    if (name === 'RETURN' && !conversation.assignee) return t('why.inInbox');
    if (conversation.flag === 'MINE') return whyNotMine(conversation, name);
    if (WRITING.has(name)) return conversation.assignee ? t('why.onlyAssigneeReplies', { name: conversation.assignee.name }) : t('why.claimFirst');
    return conversation.assignee ? isHeldBy(conversation) : t(HOLDERS.has(name) ? 'why.claimFirst' : 'why.notNow');
}

const isHeldBy = ({ assignee }) => assignee && t('error.alreadyAssigned', { name: assignee.name });

function whyNotAdmins(conversation, name) {
    const { assignee, department, flag } = conversation;
    if (name === 'TAKE_OVER' && !assignee) return t('why.nobody');
    if (name === 'TAKE_OVER' && flag === 'MINE') return t('why.mine');
    if (name === 'ASSIGN' && assignee) return flag === 'MINE' ? t('why.mine') : isHeldBy(conversation);
    if (isAdmin(department)) return t('why.notNow');
    return t(ADMINS[name], { department: department.name, name: assignee?.name ?? '' });
}

function whyNotMine({ contact, department, window }, name) {
    if (name === 'TRANSFER') return t('why.onlyAdmins.TRANSFER', { department: department.name });
    if (!WRITING.has(name)) return null;
    if (contact.group) return t('composer.group');
    if (name === 'TEMPLATE') return null;
    return t(windowState(window).state === 'none' ? 'composer.windowNone' : 'composer.windowClosed');
}

const isAdmin = ({ id }) => store.me.administrator || store.me.departments.some((mine) => mine.id === id && mine.role === 'ADMIN');
