/** The notifications in my account: this browser, the others, what I want to be told and when. */
import { api } from './api.js';
import { startBackground } from './background.js';
import { button, h, setText } from './dom.js';
import { language, t } from './texts.js';
import { toast } from './toast.js';
import { ring } from './sound.js';
import { store } from './store.js';
import { isForOpenPage, nameOf, obstacle, renew, switchOff, switchOn } from './this-browser.js';

const find = (selector) => document.querySelector(selector);
const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const checks = (name) => [...document.querySelectorAll(`form[data-notifications] input[name=${name}]`)];

/** Why this browser tells nothing. */
const WHY = {
    denied: 'notifications.denied',
    gone: 'notifications.gone',
    insecure: 'notifications.insecure',
    install: 'notifications.install',
    noKey: 'notifications.noKey',
    off: 'notifications.off',
    unsupported: 'notifications.unsupported',
};

const TESTED = {
    TAKEN: 'notifications.tested.TAKEN',
    GONE: 'notifications.tested.GONE',
    LATER: 'notifications.tested.LATER',
    REFUSED: 'notifications.tested.REFUSED',
};

let me = null;
let known = null;
let busy = false;
/** What was chosen and is not saved yet; only the newest counts. */
let chosen = null;
let last = Promise.resolve();

/** @param person who I am */
export async function startNotificationSettings(person) {
    me = person;
    known = await api.notifications();
    find('[data-notified-departments]').replaceChildren(...me.departments.map(department));
    fill();
    drawBrowsers();
    drawSwitch();
    find('form[data-notifications]').addEventListener('change', save);
    find('form[data-notifications]').addEventListener('submit', (event) => event.preventDefault());
    store.on('again', () => attempt(saveChosen));
    find('[data-notify-here]').addEventListener('click', () => attempt(turn));
    find('[data-notify-test]').addEventListener('click', () => attempt(test));
    renewHere();
}

/** Who logged in to this page has not been at the inbox, which does the same. */
async function renewHere() {
    const registration = await startBackground();
    if (!registration) return;
    await attempt(async () => {
        const before = nameOf(me.id);
        try {
            await renew(me.id, registration, known.key);
        } catch {
            // what is shown beside the switch says how it is
        }
        if (before !== null) await look();
    });
}

function department({ id, name }) {
    const box = h('input', { id: `department-${id}`, type: 'checkbox', name: 'department', value: id });
    return h('div', { class: 'check' }, box, h('label', { for: box.id, text: name }));
}

function fill() {
    checks('kind').forEach((box) => (box.checked = known.kinds.includes(box.value)));
    checks('department').forEach((box) => (box.checked = !known.muted.includes(box.value)));
    const form = find('form[data-notifications]').elements;
    form.quiet.checked = known.quiet !== null;
    form.from.value = known.quiet?.from ?? '22:00';
    form.to.value = known.quiet?.to ?? '07:00';
    form.showText.checked = known.showText;
    form.sound.checked = known.sound;
    drawQuiet();
}

/** Quiet hours go by the clock of where they were last changed. */
const zone = () => known.quiet?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

function drawQuiet() {
    const on = find('form[data-notifications]').elements.quiet.checked;
    find('[data-quiet]').hidden = !on;
    setText(find('[data-zone]'), t('notifications.zone', { zone: zone() }));
}

async function save({ target }) {
    const form = find('form[data-notifications]').elements;
    drawQuiet();
    if (target === form.sound && form.sound.checked) ring();
    const isTime = target === form.from || target === form.to || target === form.quiet;
    const hours = { from: form.from.value, to: form.to.value, zone: isTime ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone() };
    if (form.quiet.checked && !(hours.from && hours.to)) return;
    const muted = checks('department').filter((box) => !box.checked).map((box) => box.value);
    const elsewhere = known.muted.filter((id) => !me.departments.some((mine) => mine.id === id));
    chosen = {
        kinds: checks('kind').filter((box) => box.checked).map((box) => box.value),
        muted: [...muted, ...elsewhere],
        quiet: form.quiet.checked ? hours : null,
        showText: form.showText.checked,
        sound: form.sound.checked,
    };
    await attempt(saveChosen);
}

/** What was not taken is not shown as if it were, unless something newer waits, or it waits itself for its person. */
async function saveChosen() {
    const wanted = chosen;
    if (!wanted) return;
    chosen = null;
    try {
        await api.chooseNotifications(wanted);
    } catch (failure) {
        if (failure.withoutLogin) chosen ??= wanted;
        else if (!chosen) fill();
        throw failure;
    }
    known = { ...known, ...wanted };
    drawQuiet();
    toast(t('notifications.saved'));
}

const isHere = (browser) => browser.id === nameOf(me.id);
const isOn = () => known.browsers.some(isHere);

function drawSwitch() {
    const why = known.key ? obstacle() : 'noKey';
    const on = isOn();
    const control = find('[data-notify-here]');
    setText(control.firstElementChild, t(on ? 'notifications.turnOff' : 'notifications.turnOn'));
    control.hidden = !on && why !== null;
    control.disabled = busy;
    find('[data-notify-test]').hidden = !on || why !== null;
    find('[data-notify-test]').disabled = busy;
    setText(find('[data-notify-state]'), t(on && why === null ? 'notifications.on' : whyNot(why)));
}

/** Where nothing can be pushed, the open page tells, if it may. What was on here and is not any more has been forgotten by a service, or taken away elsewhere. */
function whyNot(why) {
    if (why === null && nameOf(me.id) !== null) return WHY.gone;
    return isForOpenPage(me.id, known.browsers) ? 'notifications.openOnly' : WHY[why ?? 'off'];
}

function drawBrowsers() {
    find('[data-notified]').replaceChildren(...known.browsers.map(browser));
    find('[data-notified-title]').hidden = known.browsers.length === 0;
}

function browser(entry) {
    const name = entry.device || t('account.unknownDevice');
    const facts = [isHere(entry) && t('notifications.here'), t('account.since', { time: dates.format(new Date(entry.createdAt)) })];
    const end = button({ label: t('notifications.remove'), testid: 'end', onClick: () => attempt(() => remove(entry)) });
    end.setAttribute('aria-label', t('notifications.removeThis', { name }));
    return h('li', { 'data-testid': 'entry' }, h('div', {}, h('strong', { text: name }), h('small', { text: facts.filter(Boolean).join(' · ') })), end);
}

async function remove(entry) {
    if (isHere(entry)) await switchOff();
    else await api.removeNotifiedBrowser(entry.id);
    await look();
}

async function turn() {
    if (isOn()) await switchOff();
    else if (!(await switchOn(me.id, known.key)) && Notification.permission !== 'denied') toast(t('notifications.notAllowed'), 'error');
    await look();
}

async function look() {
    known = await api.notifications();
    drawBrowsers();
}

async function test() {
    const { outcome, status } = await api.testNotification(nameOf(me.id));
    toast(t(TESTED[outcome], { status }), outcome === 'TAKEN' ? 'info' : 'error');
    if (outcome === 'GONE') await look();
}

/** One after the other: what somebody ticks while something is under way is not lost. */
function attempt(deed) {
    last = last.then(() => done(deed));
    return last;
}

async function done(deed) {
    busy = true;
    drawSwitch();
    try {
        await deed();
    } catch (problem) {
        // What the browser itself says is for programmers.
        const ours = problem.status || problem.passing;
        if (!problem.withoutLogin) toast(ours ? problem.message : t('notifications.failed'), 'error');
    } finally {
        busy = false;
        drawSwitch();
    }
}
