/** My account: password, two-step login, devices and tokens; the notifications stand beside. */
import { watchActivity } from './activity.js';
import { api } from './api.js';
import { leaveBackground } from './background.js';
import { badge } from './badge.js';
import { button, h, setText } from './dom.js';
import { kept } from './kept.js';
import { listPlace } from './list-place.js';
import { startNotificationSettings } from './notification-settings.js';
import { watchLogin } from './login-again.js';
import { keepTo } from './one-login.js';
import './quick-replies-editor.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { language, t } from './texts.js';
import { toast } from './toast.js';
import { waiting } from './waiting.js';

const DAY = 24 * 3600 * 1000;
const SVG = 'http://www.w3.org/2000/svg';

const find = (selector) => document.querySelector(selector);
const form = (name) => find(`form[data-account=${name}]`);
/** Where to type anew after a refusal; after any other the first input. */
const REFUSED = { WeakPassword: 'wanted', Different: 'again' };
const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const when = (time) => (time ? dates.format(new Date(time)) : t('account.never'));

/** Until it is known whose page it is. */
const toLogin = () => location.assign('/login.xhtml?ended=1&next=%2Faccount.xhtml');
document.addEventListener('bandeja:login-ended', toLogin, { once: true });

/** What each form does with its values; the name of the pressed button comes second. */
const DEEDS = {
    password: async ({ present, wanted, again, revokeTokens }) => {
        if (wanted !== again) throw Object.assign(new Error(t('setup.different')), { rule: 'Different' });
        const revokes = revokeTokens === 'on';
        await api.changePassword(present, wanted, revokes);
        if (revokes) find('[data-fresh]').hidden = true;
        toast(t('account.changed'));
        await Promise.all([drawDevices(), drawTokens()]);
    },
    begin: async ({ password }) => {
        const setUp = await api.twoStepDo('begin', { password });
        find('[data-qr]').replaceChildren(qrCode(setUp.qr));
        setText(find('[data-secret]'), setUp.secret.match(/.{1,4}/g).join(' '));
        form('begin').hidden = true;
        form('confirm').hidden = false;
        form('confirm').elements.code.focus();
    },
    confirm: async ({ code }) => {
        const { recoveryCodes } = await api.twoStepDo('confirm', { code });
        showCodes(recoveryCodes);
        toast(t('account.twoStepOn'));
        await drawTwoStep();
    },
    prove: async ({ password, code }, action) => {
        const answer = await api.twoStepDo(action, { password, code: code.trim() });
        if (answer) showCodes(answer.recoveryCodes);
        else find('[data-codes]').hidden = true;
        toast(t(answer ? 'account.renewed' : 'account.twoStepOff'));
        await drawTwoStep();
    },
    token: async ({ name, days, readOnly, password }) => {
        const expiresAt = new Date(Date.now() + Number(days) * DAY).toISOString();
        const fresh = await api.createToken({ name, readOnly: readOnly === 'on', expiresAt, password });
        find('[data-fresh]').hidden = false;
        setText(find('[data-fresh] code'), fresh.token);
        await drawTokens();
    },
};

for (const element of document.querySelectorAll('form[data-account]')) {
    element.addEventListener('submit', (event) => submit(element, event.submitter?.value ?? ''));
}
find('#language').addEventListener('change', (event) => speak(event.target.value));
find('#theme').addEventListener('change', (event) => settings.setTheme(event.target.value));
find('#enter-sends').addEventListener('change', (event) => (settings.enterSends = event.target.checked));
find('#single-keys').addEventListener('change', (event) => (settings.singleKeys = event.target.checked));
find('[data-end-others]').addEventListener('click', () => attempt(endOthers));
find('[data-logout]').addEventListener('click', () => attempt(logout));
find('[data-copy=codes]').addEventListener('click', () => copy(find('[data-codes] ol')));
find('[data-copy=token]').addEventListener('click', () => copy(find('[data-fresh] code')));

watchActivity();
await attempt(start);

async function start() {
    find('#language').value = language;
    find('#theme').value = settings.theme;
    find('#enter-sends').checked = settings.enterSends;
    find('#single-keys').checked = settings.singleKeys;
    const me = await api.me();
    store.setMe(me);
    keepTo(me);
    document.removeEventListener('bandeja:login-ended', toLogin);
    watchLogin();
    store.on('again', () => attempt(drawDevices));
    setText(find('[data-who]'), `${me.name} · ${me.login}`);
    find('[data-username]').value = me.login;
    await drawTwoStep();
    await Promise.all([drawDevices(), drawTokens(), startNotificationSettings(me)]);
}

async function submit(element, action) {
    const failure = element.querySelector('.failure');
    const controls = [...element.querySelectorAll('[type=submit]')];
    const missing = [...element.querySelectorAll('[data-required]')].find((input) => input.value.trim() === '');
    failure.hidden = true;
    if (missing) return refuse(failure, t('login.missing'), missing);
    controls.forEach((control) => (control.disabled = true));
    try {
        await DEEDS[element.dataset.account](Object.fromEntries(new FormData(element)), action);
        element.reset();
    } catch (problem) {
        problem.withoutLogin || refuse(failure, problem.message, element.elements[REFUSED[problem.rule]] ?? element.querySelector('input[type=password], input[name=code]'));
    } finally {
        controls.forEach((control) => (control.disabled = false));
    }
}

function refuse(failure, text, input) {
    failure.hidden = false;
    failure.textContent = text;
    input?.focus();
}

async function attempt(deed) {
    try {
        await deed();
    } catch (problem) {
        if (!problem.withoutLogin) toast(problem.message, 'error');
    }
}

async function drawTwoStep() {
    const { inForce, possible, required, recoveryCodes } = await waiting(find('[data-two-step-state]'), api.twoStep());
    const state = inForce ? t('account.inForce', { count: recoveryCodes }) : t(stateKey(possible, required));
    setText(find('[data-two-step-state]'), state);
    form('begin').hidden = inForce || !possible;
    form('confirm').hidden = true;
    form('prove').hidden = !inForce;
    find('[data-testid=two-step-off]').hidden = required;
}

function stateKey(possible, required) {
    if (!possible) return 'account.notPossible';
    return required ? 'account.required' : 'account.notInForce';
}

function showCodes(codes) {
    find('[data-codes]').hidden = false;
    find('[data-codes] ol').replaceChildren(...codes.map((code) => h('li', { text: code })));
}

/** One path of squares, with the four light squares around that cameras want. */
function qrCode(rows) {
    const svg = document.createElementNS(SVG, 'svg');
    const size = rows.length + 8;
    svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', t('account.qr'));
    const path = document.createElementNS(SVG, 'path');
    const squares = rows.flatMap((row, y) => [...row].map((dark, x) => (dark === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '')));
    path.setAttribute('d', squares.join(''));
    svg.append(path);
    return svg;
}

async function drawDevices() {
    const { items } = await waiting(find('[data-devices]'), api.sessions());
    find('[data-devices]').replaceChildren(...items.map(device));
    find('[data-end-others]').hidden = items.length < 2;
}

function device(login) {
    const facts = [
        login.current && t('account.thisDevice'),
        login.remembered && t('account.remembered'),
        t('account.since', { time: when(login.createdAt) }),
        t('account.used', { time: when(login.lastUsedAt) }),
        login.address,
    ];
    const name = login.device || t('account.unknownDevice');
    const end = () => api.endSession(login.id).then(drawDevices);
    return entry(name, facts, !login.current && t('account.end'), t('account.endThis', { name }), end);
}

async function drawTokens() {
    const { items } = await waiting(find('[data-tokens]'), api.tokens());
    find('[data-tokens]').replaceChildren(...items.map(token));
}

function token(known) {
    const facts = [
        known.readOnly && t('account.readOnly'),
        t('account.ends', { time: when(known.expiresAt) }),
        t('account.used', { time: when(known.lastUsedAt) }),
    ];
    const revoke = () => api.revokeToken(known.id).then(drawTokens);
    return entry(known.name, facts, t('account.revoke'), t('account.revokeThis', { name: known.name }), revoke);
}

function entry(name, facts, action, label, deed) {
    const words = facts.filter(Boolean).join(' · ');
    const control = action && button({ label: action, testid: 'end', onClick: () => attempt(deed) });
    control && control.setAttribute('aria-label', label);
    return h('li', { 'data-testid': 'entry' }, h('div', {}, h('strong', { text: name }), h('small', { text: words })), control);
}

async function endOthers() {
    await api.endOtherSessions();
    toast(t('account.othersEnded'));
    await drawDevices();
}

async function speak(value) {
    settings.setLanguage(value);
    await attempt(() => api.setLanguage(value));
    location.reload();
}

async function logout() {
    await api.logout();
    badge.clear();
    listPlace.end();
    kept.end();
    await leaveBackground();
    location.assign('/login.xhtml');
}

/** Where the browser does not allow it, the text is selected: the keyboard's own way to copy works. */
async function copy(element) {
    const lines = element.children.length > 0 ? [...element.children] : [element];
    const failure = element.parentElement.querySelector('.failure');
    failure.hidden = true;
    try {
        await navigator.clipboard.writeText(lines.map((line) => line.textContent).join('\n'));
        toast(t('account.copied'));
    } catch {
        refuse(failure, t('error.copy'));
        getSelection().selectAllChildren(element);
    }
}
