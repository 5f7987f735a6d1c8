/** A short word about what happened, for eyes and for screen readers; it goes by itself. */
import { button, h, reducedMotion } from './dom.js';
import { store } from './store.js';
import { now } from './times.js';

/** @param kind info or error, which is also PrimeFaces' word for it */
export function toast(text, kind = 'info') {
    const growl = window.PF?.('toast');
    growl?.removeAll();
    growl?.renderMessage({ summary: text, detail: '', severity: kind });
    announce(text);
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

/** Does what is offered at this moment, if anything is. */
export function takeOffer() {
    const taken = offered;
    withdraw();
    taken?.run();
}

function withdraw() {
    clearTimeout(offered?.timer);
    offered?.element.remove();
    offered = null;
}
