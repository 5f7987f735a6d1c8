/** What the agent thinks of a message: a row of usual emoji, and all others behind it. The company has one reaction to each. */
import { api } from './api.js';
import { covers } from './covers.js';
import { button, h } from './dom.js';
import { EmojiPicker } from './emoji-picker.js';
import { store } from './store.js';
import { t } from './texts.js';
import { now, windowState } from './times.js';
import { toast } from './toast.js';

const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const DAYS_30 = 30 * 24 * 3600_000;
const LONG_PRESS = 450;
/** A finger is never quite still: so many pixels are no movement. */
const STILL = 12;
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

/** The button beside a message. */
export function reactButton(message) {
    const anchor = button({ label: t('reaction.add'), iconName: 'smile', iconOnly: true, kind: 'quiet react-way', testid: 'react', 'data-mend': 'react', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onClick: () => offer(message, anchor) });
    return anchor;
}

/** On a touch screen a long press does what the button does. */
export function reactByPress(element, message) {
    let timer = 0;
    let start = null;
    const end = () => clearTimeout(timer);
    element.addEventListener('pointerdown', (event) => {
        if (event.pointerType !== 'touch' || event.target.closest('a, button')) return;
        start = event;
        timer = setTimeout(() => {
            const anchor = element.querySelector('.react-way');
            if (anchor) offer(message, anchor);
        }, LONG_PRESS);
    });
    element.addEventListener('pointermove', (event) => start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > STILL && end());
    for (const type of ['pointerup', 'pointercancel']) element.addEventListener(type, end);
    element.addEventListener('contextmenu', (event) => event.pointerType === 'touch' && event.preventDefault());
}

let close = () => {};

function offer(message, anchor) {
    const again = anchor.getAttribute('aria-expanded') === 'true';
    close();
    if (again) return;
    const mine = ownOf(message);
    const choose = (emoji) => {
        close();
        react(message, emoji === mine ? '' : emoji);
    };
    const items = USUAL.map((emoji) =>
        h('button', { type: 'button', class: 'react-emoji', role: 'menuitemradio', 'aria-checked': String(emoji === mine), 'aria-label': t(emoji === mine ? 'reaction.remove' : 'reaction.with', { emoji }), tabindex: '-1', text: emoji, on: { click: () => choose(emoji) } }),
    );
    if (mine && !USUAL.includes(mine)) {
        items.unshift(h('button', { type: 'button', class: 'react-emoji', role: 'menuitemradio', 'aria-checked': 'true', 'aria-label': t('reaction.remove', { emoji: mine }), tabindex: '-1', text: mine, on: { click: () => choose(mine) } }));
    }
    items.push(button({ label: t('reaction.other'), iconName: 'plus', iconOnly: true, kind: 'quiet react-more', role: 'menuitem', tabindex: '-1', testid: 'react-more', onClick: () => pickOther(message, anchor) }));
    const row = h('div', { class: 'react-row', role: 'menu', 'aria-label': t('reaction.add'), 'data-testid': 'react-row', on: { keydown: (event) => key(event, items) } }, items);
    const outside = (event) => !row.contains(event.target) && !anchor.contains(event.target) && close(false);
    close = (focus = true) => {
        row.remove();
        anchor.setAttribute('aria-expanded', 'false');
        document.removeEventListener('pointerdown', outside, true);
        close = () => {};
        covers.settle();
        if (focus && anchor.isConnected) anchor.focus({ preventScroll: true });
    };
    anchor.after(row);
    anchor.setAttribute('aria-expanded', 'true');
    covers.add({ isOpen: () => row.isConnected, close });
    document.addEventListener('pointerdown', outside, true);
    row.scrollIntoView({ block: 'nearest' });
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0]).focus({ preventScroll: true });
}

function key(event, items) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
}

function pickOther(message, anchor) {
    close(false);
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
