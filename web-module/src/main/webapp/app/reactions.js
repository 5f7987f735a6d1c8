/** What the agent thinks of a message: a row of usual emoji, and all others behind it. The company has one reaction to each. */
import { api } from './api.js';
import { button, h } from './dom.js';
import { EmojiPicker } from './emoji-picker.js';
import { store } from './store.js';
import { t } from './texts.js';
import { now, windowState } from './times.js';
import { toast } from './toast.js';

const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const DAYS_30 = 30 * 24 * 3600_000;
const ARRIVED = new Set(['SENT', 'DELIVERED', 'READ', 'PLAYED', 'RECEIVED', 'PAST']);
const NOT_SAID = new Set(['system', 'call', 'note', 'reaction']);

/** As the server decides too: it has arrived, not long ago, and one may write. */
export function mayReact(message) {
    const conversation = store.conversations.get(message.conversation);
    if (!conversation || conversation.status !== 'OPEN' || conversation.flag !== 'MINE') return false;
    if (!message.whatsappId || message.revokedAt || NOT_SAID.has(message.type) || !ARRIVED.has(message.status)) return false;
    if (now() - Date.parse(message.at) >= DAYS_30) return false;
    return !['none', 'closed'].includes(windowState(conversation.window).state);
}

/**
 * The usual ones in a row, with the one that was given already, and a way to all others.
 *
 * @param leave closes the menu that it stands in; false: the focus goes elsewhere
 */
export function reactionRow(message, anchor, leave) {
    const mine = ownOf(message);
    const one = (emoji) => {
        const choose = () => {
            leave();
            react(message, emoji === mine ? '' : emoji);
        };
        return h('button', { type: 'button', class: 'react-emoji', role: 'menuitemradio', 'aria-checked': String(emoji === mine), 'aria-label': t(emoji === mine ? 'reaction.remove' : 'reaction.with', { emoji }), tabindex: '-1', text: emoji, on: { click: choose } });
    };
    const offered = mine && !USUAL.includes(mine) ? [mine, ...USUAL] : USUAL;
    const others = () => {
        leave(false);
        pickOther(message, anchor);
    };
    const more = button({ label: t('reaction.other'), iconName: 'plus', iconOnly: true, kind: 'quiet react-more', role: 'menuitem', tabindex: '-1', testid: 'react-more', onClick: others });
    return h('div', { class: 'react-row', role: 'group', 'aria-label': t('reaction.add'), 'data-testid': 'react-row' }, offered.map(one), more);
}

function pickOther(message, anchor) {
    const cancel = button({ label: t('pick.cancel'), onClick: () => dialog.close() });
    const dialog = h('dialog', { class: 'box react-dialog', 'aria-label': t('reaction.add'), 'data-testid': 'react-dialog' }, h('h2', { class: 'box-title', text: t('reaction.add') }), h('div', { class: 'box-actions' }, cancel));
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => {
        dialog.remove();
        if (anchor.isConnected) anchor.focus({ preventScroll: true });
    });
    document.body.append(dialog);
    dialog.showModal();
    const picker = new EmojiPicker((emoji) => {
        dialog.close();
        react(message, emoji);
    }, cancel);
    picker.toggle(cancel.parentElement);
}

const ownOf = ({ reactions }) => (reactions ?? []).find(({ author }) => author)?.emoji ?? null;

async function react(message, emoji) {
    try {
        store.putMessage(await api.react(message.id, emoji));
    } catch (failure) {
        toast(failure.message, 'error');
    }
}
