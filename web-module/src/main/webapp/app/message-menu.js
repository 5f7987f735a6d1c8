/** What can be done with one message: react, answer, copy. Behind its button; on a touch screen behind a long press, too. */
import { copyPart, copyText } from './copying.js';
import { covers } from './covers.js';
import { button, h, setAttribute } from './dom.js';
import { mayReact, reactionRow } from './reactions.js';
import { store } from './store.js';
import { t } from './texts.js';

const LONG_PRESS = 450;
/** A finger is never quite still: so many pixels are no movement. */
const STILL = 12;
/** There a long press opens this menu, and marks no words. */
const TOUCH = matchMedia('(hover: none)');

/** What of a message can be copied: its words, or those below its file; null: nothing. */
const wordsOf = ({ text, type, revokedAt }) => (text && type !== 'reaction' && !revokedAt ? text : null);

/**
 * The button beside a message, and the long press on it; nothing where nothing can be done.
 *
 * @param element of the message
 * @param answer answers it; null: one may not
 */
export function giveMenu(element, message, answer) {
    const reacts = mayReact(message);
    if (!reacts && !answer && !wordsOf(message)) return;
    const anchor = button({
        label: t('menu.message'),
        iconName: reacts ? 'smile' : 'more',
        iconOnly: true,
        kind: 'quiet message-way',
        testid: reacts ? 'react' : 'message-menu-open',
        'data-mend': 'menu',
        tabindex: '-1',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onClick: () => offer(message, anchor, answer),
    });
    element.append(anchor);
    openByPress(element, () => offer(message, anchor, answer));
}

/**
 * Of all messages of a thread one is a stop of the keyboard: where it is now, else the last. Arrows lead from there to the others.
 *
 * @param entries whose children are the messages
 */
export function roveMessages(entries) {
    let stop = null;
    const ways = () => [...entries.querySelectorAll('.message-way')];
    const stand = (way) => {
        if (stop !== way) stop?.setAttribute('tabindex', '-1');
        stop = way ?? null;
        stop?.setAttribute('tabindex', '0');
    };
    entries.addEventListener('focusin', ({ target }) => target.matches('.message-way') && stand(target));
    entries.addEventListener('keydown', (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step || !event.target.matches('.message-way')) return;
        event.preventDefault();
        event.stopPropagation();
        const all = ways();
        all[all.indexOf(event.target) + step]?.focus();
    });
    new MutationObserver(() => (stop?.isConnected && stop === document.activeElement) || stand(ways().at(-1))).observe(entries, { childList: true });
}

function openByPress(element, open) {
    let timer = 0;
    let start = null;
    const end = () => clearTimeout(timer);
    element.addEventListener('pointerdown', (event) => {
        if (event.pointerType !== 'touch' || event.target.closest('a, button, video, audio, .message-menu')) return;
        start = event;
        timer = setTimeout(open, LONG_PRESS);
    });
    element.addEventListener('pointermove', (event) => start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > STILL && end());
    for (const type of ['pointerup', 'pointercancel']) element.addEventListener(type, end);
    element.addEventListener('contextmenu', (event) => event.pointerType === 'touch' && !event.target.closest('a, button, video') && event.preventDefault());
}

let close = () => {};

/** Whether the menu of a message is open in there: then it is not to be drawn anew. */
export const hasMenu = (element) => element.querySelector('.message-menu') !== null;

/** What is taken out of the page takes its menu with it. */
export function closeMenu(element) {
    if (hasMenu(element)) close(false);
}

function offer(message, anchor, answer) {
    const again = anchor.getAttribute('aria-expanded') === 'true';
    close();
    if (again) return;
    const leave = (focus) => close(focus);
    const words = wordsOf(message);
    const item = (label, iconName, testid, run) => button({ label: t(label), iconName, kind: 'quiet message-item', role: 'menuitem', tabindex: '-1', testid, onClick: () => (close(), run()) });
    const reactions = mayReact(message) ? reactionRow(message, anchor, leave) : null;
    const others = [answer && item('quote.answer', 'reply', 'menu-answer', answer), words && item('copying.text', 'copy', 'menu-copy', () => copyText(words)), words && TOUCH.matches && item('copying.part', 'copy', 'menu-copy-part', () => copyPart(words))].filter(Boolean);
    /** As they stand: those beside one another, and one below the other. */
    const lines = [...(reactions ? [[...reactions.children]] : []), ...others.map((one) => [one])];
    const menu = h('div', { class: 'message-menu', role: 'menu', 'aria-label': t('menu.message'), 'data-testid': 'message-menu', on: { keydown: (event) => key(event, lines) } }, reactions, others);
    const outside = (event) => !menu.contains(event.target) && !anchor.contains(event.target) && close(false);
    close = (focus = true) => {
        menu.remove();
        setAttribute(anchor, 'aria-expanded', 'false');
        document.removeEventListener('pointerdown', outside, true);
        close = () => {};
        covers.settle();
        if (focus && anchor.isConnected) anchor.focus({ preventScroll: true });
        // What has changed meanwhile was not drawn.
        store.emit('thread', message.conversation);
    };
    anchor.after(menu);
    setAttribute(anchor, 'aria-expanded', 'true');
    covers.add({ isOpen: () => menu.isConnected, close });
    document.addEventListener('pointerdown', outside, true);
    place(menu);
    const all = lines.flat();
    (all.find((one) => one.getAttribute('aria-checked') === 'true') ?? all[0]).focus({ preventScroll: true });
}

/** Above its message; below where there is more room, and where the thread begins there. */
function place(menu) {
    const scroller = menu.closest('.thread-scroller');
    const [seen, message] = [scroller, menu.parentElement].map((one) => one.getBoundingClientRect());
    const high = menu.offsetHeight;
    const above = message.top - seen.top;
    menu.classList.toggle('below', above < high && (seen.bottom - message.bottom >= high || above + scroller.scrollTop < high));
    menu.scrollIntoView({ block: 'nearest' });
}

function key(event, lines) {
    const line = lines.findIndex((one) => one.includes(document.activeElement));
    const across = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (across) around(lines[line], lines[line].indexOf(document.activeElement) + across).focus();
    else if (down) around(lines, line + down)[0].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
}

/** After the last comes the first. */
const around = (all, index) => all[(index + all.length) % all.length];
