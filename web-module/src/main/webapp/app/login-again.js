/**
 * When the login has ended, or somebody else has logged in in this browser: one logs in again in the same place, over the page, and
 * nothing of what was typed is lost, nor goes out in another's name.
 */
import { api } from './api.js';
import { button, h } from './dom.js';
import { listPlace } from './list-place.js';
import { tellWindows } from './one-login.js';
import { store } from './store.js';
import { t } from './texts.js';
import { announce, toast } from './toast.js';

let dialog = null;

/** Begins to listen; who is logged in stands in the store. Whatever goes out by itself hears there of `held` and `again`. */
export function watchLogin() {
    document.addEventListener('bandeja:login-ended', ended);
    document.addEventListener('bandeja:login-other', () => (ended(), lookAgain()));
    document.addEventListener('bandeja:login-again', lookAgain);
    document.addEventListener('visibilitychange', () => document.hidden || lookAgain());
}

function ended() {
    if (dialog) return;
    store.emit('held');
    cover(makeDialog());
}

/** In place of the one before. */
function cover(made) {
    const before = dialog;
    dialog = made;
    before?.close();
    before?.remove();
    document.body.append(made);
    made.showModal();
    announce(made.getAttribute('aria-label'));
}

/** Somebody has logged in at another window: the login is the browser's. */
async function lookAgain() {
    if (!dialog) return;
    try {
        goOn(await api.loggedIn());
    } catch {
        // still ended, or out of reach: the dialog stays
    }
}

/** Nothing of this person's goes out as long as the login is somebody else's. */
function goOn(me) {
    if (!dialog) return;
    if (me.id !== store.me.id) {
        if (dialog.dataset.other !== me.id) cover(makeDialog(me));
        return;
    }
    const done = dialog;
    dialog = null;
    done.close();
    done.remove();
    store.setMe(me);
    store.emit('again');
    store.emit('reload');
    toast(t('again.done'));
}

/** @param other who is logged in in this browser by now; null: nobody */
function makeDialog(other = null) {
    const next = `${location.pathname}${location.search}${location.hash}`;
    const failure = h('p', { class: 'failure', role: 'alert', 'data-testid': 'again-error' });
    const password = h('input', { type: 'password', name: 'password', autocomplete: 'current-password', autofocus: true, 'data-testid': 'again-password' });
    const code = h('input', { type: 'text', name: 'code', autocomplete: 'one-time-code', autocapitalize: 'none', spellcheck: 'false', 'data-testid': 'again-code' });
    const codeField = h('label', { class: 'again-field', hidden: true }, h('span', { text: t('login.code') }), code, h('span', { class: 'hint', text: t('login.codeHint') }));
    const send = h('button', { type: 'submit', class: 'button primary wide', 'data-testid': 'again-submit' }, h('span', { text: t('login.submit') }));
    const form = h(
        'form',
        { class: 'again-form', novalidate: true },
        h('label', { class: 'again-field' }, h('span', { text: t('login.login') }), h('input', { type: 'text', name: 'login', value: store.me.login, readonly: true, autocomplete: 'username' })),
        h('label', { class: 'again-field' }, h('span', { text: t('login.password') }), password),
        codeField,
        failure,
        send,
    );
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        void submit({ password, code, codeField, failure, send });
    });
    const title = t(other ? 'again.otherTitle' : 'again.title');
    // Who goes on reads nothing of where this person was in the list.
    const leave = other
        ? { label: t('again.goOnAs', { name: other.name }), onClick: () => (listPlace.end(), location.replace('/inbox.xhtml')) }
        : { label: t('again.other', { name: store.me.name }), onClick: () => (listPlace.end(), location.assign('/login.xhtml')) };
    const signOn = document.querySelector('[data-sign-on=true]') !== null;
    const made = h(
        'dialog',
        { class: 'box again', 'aria-label': title, 'data-testid': 'login-again', 'data-other': other?.id, 'data-stays': true },
        h('h2', { class: 'box-title', text: title }),
        h('p', { class: 'box-text', text: other ? t('again.otherKept', { name: other.name, me: store.me.name }) : t('again.kept') }),
        signOn && h('a', { class: 'button wide', href: `/api/login/sso?next=${encodeURIComponent(next)}`, 'data-testid': 'again-sso' }, h('span', { text: t('sso.submit') })),
        form,
        button({ ...leave, kind: 'quiet', testid: 'again-other' }),
    );
    // Some browsers let a second press of Escape close any dialog: this one comes back.
    made.addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault());
    made.addEventListener('cancel', (event) => event.preventDefault());
    made.addEventListener('close', () => dialog === made && made.showModal());
    return made;
}

async function submit({ password, code, codeField, failure, send }) {
    failure.textContent = '';
    const asked = codeField.hidden ? password : code;
    if (asked.value.trim() === '') return refuse(t('login.missing'));
    send.disabled = true;
    try {
        await api.login(store.me.login, password.value, code.value.trim() || null, false);
        tellWindows(store.me);
        goOn(await api.loggedIn());
    } catch (problem) {
        if (problem.rule === 'CodeNeeded') {
            codeField.hidden = false;
            code.focus();
        } else refuse(wordsFor(problem, codeField.hidden));
    } finally {
        send.disabled = false;
    }

    function refuse(words) {
        failure.textContent = words;
        asked.focus();
        asked.select();
    }
}

function wordsFor(problem, byPassword) {
    if (problem.status === 401) return t(byPassword ? 'login.wrong' : 'login.wrongCode');
    if (problem.retryAfter) return t('login.blocked', { wait: `${Math.floor(problem.retryAfter / 60)}:${String(problem.retryAfter % 60).padStart(2, '0')}` });
    return problem.status === 429 ? t('login.tooMany') : problem.message;
}
