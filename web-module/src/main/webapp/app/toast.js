/** A short word about what happened, for eyes and for screen readers; it goes by itself. */
import { button, h, reducedMotion } from './dom.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { now } from './times.js';

/** So many errors stay at once, the newest ones. */
const MOST_ERRORS = 3;
const ERRORS = ['error', 'fatal'];

/** In room of their own below the list, where there is one: over nothing that is read or pressed. */
const place = h('div', { class: 'toasts' });
const list = document.querySelector('.frame .list-pane');
list?.after(place);

/**
 * Errors stay until somebody closes them, or something has succeeded; the rest goes by itself.
 *
 * @param kind info: something has succeeded; error; news: neither
 */
export function toast(text, kind = 'info') {
    const growl = window.PF?.('toast');
    if (!growl) return announce(text);
    if (kind === 'info') growl.removeAll();
    else growl.jq.children(':not(.ui-growl-error, .ui-growl-fatal)').remove();
    growl.renderMessage({ summary: text, detail: '', severity: kind === 'error' ? kind : 'info' });
    if (kind === 'error') return;
    // Said below, after what is being said.
    growl.jq.children().last().children().removeAttr('role');
    announce(text);
}

/** What the server tells in a page obeys the same. */
const growls = window.PrimeFaces?.widget.Growl?.prototype;
if (growls) {
    const { renderMessage } = growls;
    growls.show = function (messages) {
        window.PrimeFaces.nextZindex(this.jq);
        if (messages.some(({ severity }) => !ERRORS.includes(severity))) this.removeAll();
        for (const message of messages) this.renderMessage(message);
    };
    growls.renderMessage = function (message) {
        const growl = this.jq[0];
        bringForward(growl);
        const lasts = ERRORS.includes(message.severity);
        growl.removeAttribute('aria-live'); // each of them is an alert
        if (lasts) makeRoom(growl, message.summary);
        const { sticky } = this.cfg;
        this.cfg.sticky = lasts;
        renderMessage.call(this, message);
        this.cfg.sticky = sticky;
        const item = growl.lastElementChild;
        if (lasts) item.firstElementChild.append(button({ label: t('error.close'), iconName: 'close', iconOnly: true, kind: 'quiet toast-close', testid: 'toast-close', onClick: () => item.remove() }));
    };
}

/** Of the native dialogs the one in front: all else cannot be reached, nor heard, while it is open. */
const inFront = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? null;

/** What is told while a dialog is open stands in it; when it is closed in the one below, or where it belongs. */
function bringForward(growl) {
    const dialog = inFront();
    const home = list ? place : document.body;
    if (growl.parentNode === (dialog ?? home)) return;
    if (dialog) dialog.append(growl);
    else home.prepend(growl);
    dialog?.addEventListener('close', () => growl.parentNode === dialog && bringForward(growl), { capture: true, once: true });
}

/** What the page came with was said before. */
for (const item of growls ? document.querySelectorAll('.ui-growl-error, .ui-growl-fatal') : []) {
    const [summary, detail] = item.querySelectorAll('.ui-growl-title, p');
    item.remove();
    window.PF('toast').renderMessage({ summary: summary.textContent, detail: detail.textContent, severity: 'error' });
}

/** Of what is said again once is enough. */
function makeRoom(growl, text) {
    const shown = [...growl.querySelectorAll(':scope > .ui-growl-error, :scope > .ui-growl-fatal')];
    const same = shown.filter((item) => item.querySelector('.ui-growl-title').textContent === text);
    const others = shown.filter((item) => !same.includes(item));
    for (const item of [...same, ...others.slice(0, Math.max(0, others.length - MOST_ERRORS + 1))]) item.remove();
}

/** Says what went wrong with a dialog: in it, or as a toast when it was closed meanwhile. */
export function tellFailure(dialog, place, text) {
    if (dialog.open) place.textContent = text;
    else toast(text, 'error');
}

/** Says something to screen readers only, after what they are saying now. */
export function announce(text) {
    const place = announcer();
    if (!place) return;
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
}

function announcer() {
    const dialog = inFront();
    if (!dialog) return document.getElementById('announcer');
    const known = dialog.querySelector('[data-announcer]');
    if (known) return known;
    const place = h('div', { class: 'sr-only', role: 'status', 'data-announcer': true });
    dialog.append(place);
    return place;
}

/** What can be undone at this moment, the oldest first: {marks, until, left, run, element, timer}; left: the ids that it still holds for. */
let offers = [];

/** What stands below the pointer then is another deed: its place stays empty until no second click belongs to the first. */
const CLICKED_TWICE = 400;
/** Of one deed all tell the same moment, but for its fractions. */
const SAME = 100;

/** Older ones than these are folded into one button. */
const MOST_OFFERS = 3;

let unfolded = false;

const older = button({ label: '', kind: 'offers-older', testid: 'undo-older', onClick: unfold });

place.append(older);
fold();

store.on('conversation', (id) => {
    for (const offered of offers) if (!holds(offered, id)) end(offered, id);
});

/**
 * A toast with something that can still be done about it, for as long as it can. Each deed has its own, until its time is over.
 *
 * @param about the name of the contact, where it is only one
 * @param conversations which it is about: of each it goes when that one's undo is over, or something else was done with it
 * @param until by the server's clock, in milliseconds
 * @param run takes the ids that it still holds for
 * @param marks it is about what one has read, of which the server keeps no undo
 */
export function offer(text, { about = '', conversations, label, until, run, marks = false }) {
    for (const id of conversations) for (const offered of offers) if (offered.marks === marks) end(offered, id);
    window.PF?.('toast')?.removeAll();
    const time = Math.max(0, until - now());
    const control = button({ label, kind: 'offer-action', testid: 'undo', 'aria-keyshortcuts': settings.singleKeys && 'z', onClick: ({ detail }) => detail < 2 && take(offered) });
    const element = h('div', { class: 'offer', role: 'group', 'aria-label': [text, about].filter(Boolean).join(', '), 'data-testid': 'undo-toast' }, h('span', { class: 'offer-words' }, h('span', { text }), about && h('bdi', { text: about })), control);
    if (!reducedMotion()) element.append(runningOut(time));
    const offered = { marks, until, left: new Set(conversations), run, element, timer: setTimeout(() => withdraw(offered), time) };
    offers.push(offered);
    place.append(element);
    fold();
    announce(settings.singleKeys ? `${text} ${label}: z` : `${text} ${label}`);
    for (const id of conversations) if (!holds(offered, id)) end(offered, id);
}

/** What was done last with a conversation is all that can be undone of it, also when it was done in another window. */
function holds({ marks, until }, id) {
    const known = store.conversations.get(id);
    if (marks || !known || known.undo === undefined) return true;
    return known.undo !== null && Date.parse(known.undo.until) <= until + SAME;
}

function end(offered, id) {
    if (offered.left.delete(id) && offered.left.size === 0) withdraw(offered);
}

/** How long it is still offered, where things may move. */
function runningOut(time) {
    const bar = h('span', { class: 'offer-time' });
    bar.animate([{ transform: 'scaleX(1)' }, { transform: 'scaleX(0)' }], { duration: time, fill: 'forwards' });
    return bar;
}

/** Does what was offered last, of all that still is. @returns false when nothing is */
export function takeOffer() {
    const newest = offers.at(-1);
    if (newest) take(newest);
    return newest !== undefined;
}

function take(offered) {
    withdraw(offered, offered.element.matches(':hover') ? CLICKED_TWICE : 0);
    offered.run([...offered.left]);
}

function withdraw(offered, stays = 0) {
    clearTimeout(offered.timer);
    offers = offers.filter((other) => other !== offered);
    const focused = offered.element.contains(document.activeElement);
    const room = stays > 0 && h('div');
    if (room) {
        room.style.height = `${offered.element.offsetHeight}px`;
        offered.element.replaceWith(room);
        setTimeout(() => room.remove(), stays);
    } else offered.element.remove();
    fold();
    // Not to another one: a key held down would press that, too.
    if (focused) document.querySelector('conversation-list')?.focusInSight();
}

/** The newest are in sight; as they end the older ones come up again. */
function fold() {
    unfolded &&= offers.length > MOST_OFFERS;
    const folded = unfolded ? 0 : Math.max(0, offers.length - MOST_OFFERS);
    offers.forEach(({ element }, index) => (element.hidden = index < folded));
    older.hidden = folded === 0;
    older.firstElementChild.textContent = tn('action.undoOlder', folded);
}

function unfold() {
    unfolded = true;
    fold();
    offers[0].element.querySelector('button').focus();
}
