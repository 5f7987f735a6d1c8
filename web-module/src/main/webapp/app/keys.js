/** Everything by keyboard. */
import { perform } from './actions.js';
import { chosen } from './chosen.js';
import { afterAction, markUnread, toggleDetails } from './conversation.js';
import { isOccupied, isOverlay, takesText } from './dom.js';
import { pickLabels } from './label-picker.js';
import { isChoosing } from './list.js';
import { back, openConversation } from './router.js';
import { store } from './store.js';
import { takeOffer } from './toast.js';

const list = () => document.querySelector('conversation-list');

const KEYS = {
    j: () => list().move(1),
    k: () => list().move(-1),
    ArrowDown: () => list().move(1),
    ArrowUp: () => list().move(-1),
    c: () => act('CLAIM'),
    e: () => act('COMPLETE'),
    a: () => act('ASSIGN'),
    t: () => act('TRANSFER'),
    m: () => (chosen.size > 0 ? document.dispatchEvent(new CustomEvent('bandeja:move-chosen')) : act('MOVE')),
    x: () => choose(),
    p: () => document.dispatchEvent(new CustomEvent('bandeja:template')),
    w: () => document.dispatchEvent(new CustomEvent('bandeja:start')),
    n: () => document.dispatchEvent(new CustomEvent('bandeja:note')),
    l: () => pickLabels(store.conversations.get(list().selected ?? store.openId)),
    z: () => takeOffer(),
    u: () => markUnread(),
    r: () => document.dispatchEvent(new CustomEvent('bandeja:compose')),
    '/': () => document.querySelector('list-head input[type=search]').focus(),
    '?': () => window.PF?.('keys')?.show(),
    Escape: () => escape(),
};

export function startKeys() {
    document.addEventListener('keydown', (event) => {
        if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        if (isOverlay(event.target)) return;
        if (takesText(event.target)) return event.key === 'Escape' && leaveInput(event.target);
        if (event.key.startsWith('Arrow') && !event.target.closest('conversation-list, list-head') && event.target !== document.body) return;
        const action = KEYS[event.key];
        if (!action) return;
        event.preventDefault();
        action();
    });
}

/** On the row with the focus, else on the open conversation. What is taken is opened, unless one has turned to something else. */
function act(name) {
    const { openId } = store;
    const id = list().selected ?? openId;
    if (!id) return;
    perform(id, name, () => {
        if (name === 'CLAIM' && store.openId === openId && !isOccupied()) openConversation(id);
        if (id === store.openId) afterAction(name, id);
    });
}

/** The row with the focus, in or out. */
function choose() {
    const id = list().selected;
    if (id && isChoosing()) chosen.toggle(id);
}

/** Out of a text back to the list; the conversation stays open, and so does the draft. */
function leaveInput(input) {
    if (input.type === 'search' && input.value !== '') {
        input.value = '';
        input.dispatchEvent(new Event('input'));
        return;
    }
    input.blur();
    list().focusRow(store.openId);
}

function escape() {
    if (document.getElementById('app').dataset.pane === 'details') return toggleDetails(false);
    const id = store.openId;
    if (!id) return;
    back();
    addEventListener('hashchange', () => list().focusRow(id), { once: true });
}
