/** What an agent may do with a conversation: exactly what the server says, done once at a time. */
import { api, Unreachable } from './api.js';
import { button } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';
import { announce, toast } from './toast.js';

const ACTIONS = {
    CLAIM: { path: 'claim', label: 'action.claim', done: 'done.claim', shows: true, icon: 'hand', kind: 'primary', testid: 'action-claim' },
    RETURN: { path: 'return', label: 'action.return', done: 'done.return', icon: 'return', kind: '', testid: 'action-return' },
    COMPLETE: { path: 'complete', label: 'action.complete', done: 'done.complete', icon: 'check', kind: '', testid: 'action-complete' },
    REOPEN: { path: 'reopen', label: 'action.reopen', done: 'done.reopen', icon: 'reopen', kind: '', testid: 'action-reopen' },
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
        'aria-disabled': isRunning(conversation) && 'true',
        onClick: () => perform(conversation.id, name, onDone),
    });
}

/** Does it, if it is allowed at this moment; a refusal says who or what prevents it, and shows how things stand. */
export async function perform(id, name, onDone = null) {
    const conversation = store.conversations.get(id);
    if (!conversation?.actions?.includes(name) || running.has(id)) return;
    running.add(id);
    const asked = store.moment;
    store.emit('conversation', id);
    try {
        const item = await api.act(id, ACTIONS[name].path);
        running.delete(id);
        store.put(item, asked);
        if (ACTIONS[name].shows) announce(t(ACTIONS[name].done));
        else toast(t(ACTIONS[name].done));
        onDone?.();
    } catch (failure) {
        running.delete(id);
        store.emit('conversation', id);
        toast(failure.message, 'error');
        if (!(failure instanceof Unreachable)) await refresh(id, failure);
    }
}

/** After a refusal the page knew less than the server. */
async function refresh(id, failure) {
    if (failure.status === 404) return store.drop(id);
    const asked = store.moment;
    try {
        store.put(await api.conversation(id), asked);
    } catch {
        // the live line will tell
    }
}
