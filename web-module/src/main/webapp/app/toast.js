/** A short word about what happened, for eyes and for screen readers; it goes by itself. */
import { button, h, reducedMotion } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';
import { now } from './times.js';

/** So many errors stay at once, the newest ones. */
const MOST_ERRORS = 3;
const ERRORS = ['error', 'fatal'];

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
        const place = this.jq[0];
        const lasts = ERRORS.includes(message.severity);
        place.removeAttribute('aria-live'); // each of them is an alert
        if (lasts) makeRoom(place, message.summary);
        const { sticky } = this.cfg;
        this.cfg.sticky = lasts;
        renderMessage.call(this, message);
        this.cfg.sticky = sticky;
        const item = place.lastElementChild;
        if (lasts) item.firstElementChild.append(button({ label: t('error.close'), iconName: 'close', iconOnly: true, kind: 'quiet toast-close', testid: 'toast-close', onClick: () => item.remove() }));
    };
}

/** What the page came with was said before. */
for (const item of growls ? document.querySelectorAll('.ui-growl-error, .ui-growl-fatal') : []) {
    const [summary, detail] = item.querySelectorAll('.ui-growl-title, p');
    item.remove();
    window.PF('toast').renderMessage({ summary: summary.textContent, detail: detail.textContent, severity: 'error' });
}

/** Of what is said again once is enough. */
function makeRoom(place, text) {
    const shown = [...place.querySelectorAll(':scope > .ui-growl-error, :scope > .ui-growl-fatal')];
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
    const place = document.getElementById('announcer');
    if (!place) return;
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
}

let offered = null;

store.on('conversation', (id) => {
    if (offered?.conversation === id && store.conversations.get(id)?.undo === null) withdraw();
});

/**
 * A toast with something that can still be done about it, for as long as it can.
 *
 * @param conversation which it is about: it goes when that one's undo is over
 * @param until by the server's clock, in milliseconds
 */
export function offer(text, { conversation, label, until, run }) {
    withdraw();
    window.PF?.('toast')?.removeAll();
    const left = Math.max(0, until - now());
    const control = button({ label, kind: 'offer-action', testid: 'undo', 'aria-keyshortcuts': 'z', onClick: takeOffer });
    const element = h('div', { class: 'offer', role: 'group', 'aria-label': text, 'data-testid': 'undo-toast' }, h('span', { text }), control);
    document.body.append(element);
    if (!reducedMotion()) element.append(runningOut(left));
    offered = { conversation, run, element, timer: setTimeout(withdraw, left) };
    announce(`${text} ${label}: z`);
}

/** How long it is still offered, where things may move. */
function runningOut(left) {
    const bar = h('span', { class: 'offer-time' });
    bar.animate([{ transform: 'scaleX(1)' }, { transform: 'scaleX(0)' }], { duration: left, fill: 'forwards' });
    return bar;
}

/** Does what is offered at this moment. @returns false when nothing is */
export function takeOffer() {
    const taken = offered;
    withdraw();
    taken?.run();
    return taken !== null;
}

function withdraw() {
    clearTimeout(offered?.timer);
    offered?.element.remove();
    offered = null;
}
