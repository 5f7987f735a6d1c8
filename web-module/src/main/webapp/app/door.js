/** Log in, and the first administrator: two small forms that say honestly what went wrong. */
import { bringAhead } from './ahead.js';
import { api } from './api.js';
import { leaveBackground } from './background.js';
import { badge } from './badge.js';
import { t } from './texts.js';
import { settings } from './settings.js';

/** This page itself comes first. */
const AHEAD_AFTER = 200;

const DOORS = {
    login,
    setup,
    password,
};

/** What single sign-on says by the address when nobody got in. */
const SIGN_ON_FAILURES = {
    off: 'sso.off',
    not_set_up: 'sso.notSetUp',
    unreachable: 'sso.unreachable',
    denied: 'sso.denied',
    stale: 'sso.stale',
    not_proved: 'sso.notProved',
    unknown: 'sso.unknown',
    login_taken: 'sso.loginTaken',
    disabled: 'sso.disabled',
    no_place: 'sso.noPlace',
};

/** None on the pages that only tell something. */
const form = document.querySelector('form[data-door]');
const failure = document.getElementById('failure');

if (form?.dataset.door === 'login') {
    badge.clear();
    leaveBackground().catch(() => {});
}
showSignOn();
/** Whether it is known whose password is set: answered before the link is used up, which would be the answer afterwards. */
let invited = form?.dataset.door === 'password' ? showInvited() : null;
if (form) {
    form.addEventListener('submit', () => submit());
    if (form.dataset.waiting) submit();
}
if (form?.dataset.door === 'login') setTimeout(() => bringAhead('main.js'), AHEAD_AFTER);

/** The way by the company's provider leads where the person wanted to go; why it led back here is told once. */
function showSignOn() {
    const link = document.querySelector('[data-sso]');
    const told = new URLSearchParams(location.search).get('sso');
    if (link) link.href = `/api/login/sso?next=${encodeURIComponent(next())}`;
    if (!Object.hasOwn(SIGN_ON_FAILURES, told ?? '')) return;
    const place = document.querySelector('[data-sso-failure]') ?? failure;
    place.textContent = t(SIGN_ON_FAILURES[told]);
    place.hidden = false;
    history.replaceState(null, '', location.pathname + location.hash);
}

async function submit() {
    const values = Object.fromEntries(new FormData(form));
    const missing = [...form.querySelectorAll('input[data-required]')].find((input) => input.value.trim() === '');
    if (missing) return refuse(t('login.missing'), missing);
    busy(true);
    try {
        await DOORS[form.dataset.door](values);
    } catch (problem) {
        if (problem.rule === 'CodeNeeded') return form.dataset.door === 'login' ? askForCode() : location.replace('/login.xhtml');
        if (isDead(problem)) return bury();
        refuse(wordsFor(problem), inputOf());
        if (problem.retryAfter) wait(problem.retryAfter);
    }
}

async function login({ login: name, password, code, remember }) {
    await api.login(name.trim(), password, code?.trim() || null, remember === 'on');
    try {
        const me = await api.me();
        if (me.language) settings.setLanguage(me.language);
    } finally {
        location.replace(next());
    }
}

async function setup(values) {
    if (values.password !== values.again) return refuse(t('setup.different'), form.elements.again);
    const token = new URLSearchParams(location.search).get('token') ?? '';
    await api.setup(token, values.login.trim(), values.name.trim(), values.password);
    await login(values);
}

/** The password was right; the form stays one form, so that password managers keep what was typed. */
function askForCode() {
    busy(false);
    form.querySelector('[data-step=password]').hidden = true;
    form.querySelector('[data-step=code]').hidden = false;
    form.elements.code.dataset.required = 'true';
    form.elements.code.focus();
}

/** Where to try again: at the code when it was asked for. */
function inputOf() {
    return form.querySelector('[data-step=code]:not([hidden]) input') ?? undefined;
}

/** Counts down until the next may be tried. */
function wait(seconds) {
    const control = form.querySelector('[type=submit]');
    const until = Date.now() + seconds * 1000;
    control.disabled = true;
    const timer = setInterval(() => {
        const left = Math.ceil((until - Date.now()) / 1000);
        if (left > 0) return void (failure.textContent = t('login.blocked', { wait: duration(left) }));
        clearInterval(timer);
        control.disabled = false;
        failure.hidden = true;
    }, 1000);
}

function duration(seconds) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Whose password the link sets: people see their login before they choose.
 *
 * @returns whether the server has told it; if not, the page says why
 */
async function showInvited() {
    try {
        const { login: name, purpose, name: person } = await api.invited(linkToken());
        form.elements.login.value = name;
        document.querySelector('[data-invited]').textContent = t(purpose === 'INVITE' ? 'password.invite' : 'password.reset', { name: person });
        return true;
    } catch (problem) {
        if (isDead(problem)) bury();
        else refuse(wordsFor(problem));
        return false;
    }
}

/** Whether the link of this page leads nowhere. */
function isDead(problem) {
    return form.dataset.door === 'password' && problem.status === 404;
}

/** With a link that leads nowhere nothing can be done: only that is said, and where to go on. */
function bury() {
    form.before(failure);
    form.hidden = true;
    document.querySelector('[data-invited]').hidden = true;
    document.querySelector('[data-heading]').textContent = t('password.dead');
    failure.textContent = t('password.used');
    failure.hidden = false;
    const way = document.querySelector('[data-to-login]');
    way.hidden = false;
    way.focus();
}

async function password(values) {
    if (!(await invited)) {
        invited = showInvited();
        if (!(await invited)) return;
    }
    if (values.password !== values.again) return refuse(t('setup.different'), form.elements.again);
    const { login: name } = await api.choosePassword(linkToken(), values.password);
    history.replaceState(null, '', location.pathname);
    await login({ login: name, password: values.password });
}

/** Stands behind the #, so that it is sent to no server except in the call itself. */
function linkToken() {
    return location.hash.slice(1);
}

/** Only a place in this application: a link to the login must not lead people elsewhere. */
function next() {
    const wanted = new URLSearchParams(location.search).get('next') ?? '';
    try {
        const url = new URL(wanted, location.origin);
        if (/^\/[^/\\]/.test(wanted) && url.origin === location.origin) return url.pathname + url.search + (url.hash || location.hash);
    } catch {
        // falls through to the inbox
    }
    return `/inbox.xhtml${form.dataset.door === 'password' ? '' : location.hash}`;
}

function wordsFor(problem) {
    if (form.dataset.door === 'setup' && (problem.status === 410 || problem.status === 404)) return t('setup.used');
    if (problem.status === 401) return t(inputOf() ? 'login.wrongCode' : 'login.wrong');
    if (problem.retryAfter) return t('login.blocked', { wait: duration(problem.retryAfter) });
    if (problem.status === 429) return t('login.tooMany');
    return problem.message;
}

function refuse(text, input = form.querySelector('input[type=password]')) {
    busy(false);
    failure.hidden = false;
    failure.textContent = text;
    input?.focus();
    input?.select();
}

function busy(state) {
    const control = form.querySelector('[type=submit]');
    control.disabled = state;
    control.setAttribute('aria-busy', String(state));
    if (state) failure.hidden = true;
}
