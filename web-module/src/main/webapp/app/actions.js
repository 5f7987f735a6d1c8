/** What an agent may do with a conversation: exactly what the server says, done once at a time. */
import { api, Unreachable } from './api.js';
import { button } from './dom.js';
import { outgoing } from './outgoing.js';
import { contactName } from './people.js';
import { pick } from './picker.js';
import { back, openConversation } from './router.js';
import { store } from './store.js';
import { t } from './texts.js';
import { announce, offer, toast } from './toast.js';
import { whyNot } from './why-not.js';

/** So long a deed may wait, in milliseconds, before that is said. */
const WAITS_UNTOLD = 800;

/**
 * What takes a conversation away from whoever has it waits for that person's words: afterwards the server would refuse them. What the
 * customer writes meanwhile was not known when it was asked for, and stops it.
 */
const afterWords = (act) => async (conversation, target) => {
    let answered = false;
    const hear = ({ detail: { type, message } }) => (answered ||= type === 'message.received' && message?.conversation === conversation.id);
    const name = contactName(conversation.contact);
    const telling = setTimeout(() => toast(t('action.afterWords', { name }), 'news'), WAITS_UNTOLD);
    store.addEventListener('live', hear);
    try {
        await outgoing.delivered(conversation.id, name);
    } finally {
        clearTimeout(telling);
        store.removeEventListener('live', hear);
    }
    if (answered) throw new Error(t('action.answeredFirst', { name }));
    return act(conversation, target);
};

/** In the order of the buttons. What needs to know whom or where asks for it first. */
export const ACTIONS = {
    CLAIM: { act: ({ id }) => api.act(id, 'claim'), label: 'action.claim', done: 'done.claim', shows: true, icon: 'hand', kind: 'primary', testid: 'action-claim' },
    ASSIGN: { act: afterWords(({ id }, whom) => api.give(id, 'assign', whom.id)), asks: 'assign', label: 'action.assign', done: 'done.assign', icon: 'assign', kind: '', testid: 'action-assign' },
    TAKE_OVER: { act: ({ id, assignee }) => api.takeOver(id, assignee?.id), label: 'action.takeOver', done: 'done.takeOver', shows: true, icon: 'takeover', kind: '', testid: 'action-takeover' },
    TRANSFER: { act: afterWords(({ id, assignee }, whom) => api.give(id, 'transfer', whom.id, assignee?.id)), asks: 'transfer', label: 'action.transfer', done: 'done.transfer', icon: 'transfer', kind: '', testid: 'action-transfer' },
    RETURN: { act: afterWords(({ id }) => api.act(id, 'return')), label: 'action.return', done: 'done.return', icon: 'return', kind: '', testid: 'action-return' },
    MOVE: { act: afterWords(({ id }, where) => api.move(id, where.id)), asks: 'move', label: 'action.move', done: 'done.move', icon: 'move', kind: '', testid: 'action-move' },
    COMPLETE: { act: afterWords(({ id }) => api.act(id, 'complete')), label: 'action.complete', done: 'done.complete', icon: 'check', kind: '', testid: 'action-complete' },
    REOPEN: { act: ({ id }) => api.act(id, 'reopen'), label: 'action.reopen', done: 'done.reopen', icon: 'reopen', kind: '', testid: 'action-reopen' },
};

export const QUESTIONS = {
    assign: { title: 'pick.assign', search: 'pick.searchPeople', empty: 'pick.nobody' },
    transfer: { title: 'pick.transfer', search: 'pick.searchPeople', empty: 'pick.nobody' },
    move: { title: 'pick.move', search: 'pick.searchDepartments', empty: 'pick.nowhere' },
};

const running = new Set();

/** The actions of the present page that the server allows on this conversation now, in a fixed order. */
export const allowed = (conversation) => Object.keys(ACTIONS).filter((name) => conversation.actions?.includes(name));

export const isRunning = (conversation) => running.has(conversation.id);

/** A button for an action. */
export function actionButton(conversation, name, { kind = ACTIONS[name].kind, onDone = null } = {}) {
    const action = ACTIONS[name];
    return button({
        label: t(action.label),
        iconName: action.icon,
        kind,
        testid: action.testid,
        'data-action': name,
        'aria-haspopup': action.asks && 'dialog',
        'aria-disabled': isRunning(conversation) && 'true',
        onClick: () => perform(conversation.id, name, onDone),
    });
}

/** Does it, if it is allowed at this moment; a refusal says who or what prevents it, and shows how things stand. */
export async function perform(id, name, onDone = null) {
    const conversation = store.conversations.get(id);
    if (!conversation || running.has(id)) return;
    if (!conversation.actions?.includes(name)) return toast(whyNot(conversation, name), 'error');
    const { asks } = ACTIONS[name];
    const target = asks ? await ask(conversation, asks) : null;
    if (asks && !target) return;
    await run(conversation, name, target, onDone);
}

/** Whom or where; null when the person thinks better of it. */
function ask({ id }, deed) {
    const { title, search, empty } = QUESTIONS[deed];
    return pick({ title: t(title), search: t(search), empty: t(empty), load: () => api.targets(id, deed) });
}

async function run(conversation, name, target, onDone) {
    const { id } = conversation;
    if (running.has(id)) return;
    running.add(id);
    const asked = store.moment;
    store.emit('conversation', id);
    try {
        const item = await ACTIONS[name].act(conversation, target);
        running.delete(id);
        const wasOpen = store.openId === id;
        if (item.gone) leave(id);
        else store.put(item, asked);
        // The event may have overtaken the answer: then putting it changes nothing, but the buttons wait no more.
        store.emit('conversation', id);
        tell(name, item, { target: target?.name ?? '', about: contactName(conversation.contact), wasOpen });
        onDone?.();
    } catch (failure) {
        running.delete(id);
        store.emit('conversation', id);
        toast(failure.message, 'error');
        if (!(failure instanceof Unreachable)) await refresh(id, failure);
    }
}

/** It belongs to others now, and cannot be seen any more. */
function leave(id) {
    if (store.openId === id) back();
    store.drop(id);
}

function tell(name, item, { target, about, wasOpen }) {
    const { done, shows } = ACTIONS[name];
    const text = t(done, { name: target });
    if (item.undo) offer(text, { about, conversations: [item.id], label: t('action.undo'), until: Date.parse(item.undo.until), run: () => takeBack(item.id, item.gone && wasOpen) });
    else if (shows) announce(text);
    else toast(text);
}

/** Undoes what was done last; what had gone out of sight is shown again. */
async function takeBack(id, show) {
    const asked = store.moment;
    try {
        store.put(await api.act(id, 'undo'), asked);
        toast(t('done.undo'));
        if (show) openConversation(id);
    } catch (failure) {
        toast(failure.status === 404 ? t('error.undoLate') : failure.message, 'error');
        if (!(failure instanceof Unreachable) && store.conversations.has(id)) await refresh(id, failure);
    }
}

/** After a refusal the page knew less than the server. */
async function refresh(id, failure) {
    if (failure.status === 404 && !failure.passing) return store.drop(id);
    const asked = store.moment;
    try {
        store.put(await api.conversation(id), asked);
    } catch {
        // the live line will tell
    }
}
