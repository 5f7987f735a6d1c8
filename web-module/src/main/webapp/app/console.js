/** The console: what its pages need beyond what PrimeFaces does; the rest of them is drawn by the server. */
import { api, refusal } from './api.js';
import './connection.js';
import { watchFinding } from './console-find.js';
import { watchRequests } from './console-focus.js';
import { watchLogin } from './login-again.js';
import { startMenus } from './menus.js';
import { keepTo } from './one-login.js';
import { connect } from './socket.js';
import { store } from './store.js';
import { t } from './texts.js';
import { exactTime, mediumTime } from './times.js';
import { toast } from './toast.js';

startMenus();
watchRequests(document.querySelector('.console-main'));
watchFinding();
document.addEventListener('bandeja:login-ended', toLogin, { once: true });
store.on('counters', lookAgain);
void startRail();

/** Whoever works in the console sees what waits in the inbox, too. */
async function startRail() {
    try {
        const me = await api.me();
        store.lastEvent = me.events ?? null;
        store.setMe(me);
        keepTo(me);
        document.removeEventListener('bandeja:login-ended', toLogin);
        watchLogin();
        await import('./rail.js');
        await import('./notices.js');
        await import('./mentions.js');
        connect();
    } catch {
        // the links of the rail work without it
    }
}

let waiting;
let looking = 0;

/** A number's page says what waits there without a route: soon after that has changed the server draws it again. */
function lookAgain() {
    const before = waiting;
    waiting = store.counters.noRoute;
    if (looking || before === undefined || before === waiting) return;
    looking = setTimeout(() => {
        looking = 0;
        document.querySelector('[data-look-again]')?.click();
    }, 800);
}

if (document.querySelector('template-preview')) void import('./template-preview.js');
if (document.querySelector('quick-replies-editor')) void import('./quick-replies-editor.js');
if (document.querySelector('template-editor')) void import('./template-editor.js');
if (document.querySelector('attendant-editor')) void import('./attendant-editor.js');

if (document.querySelector('hours-editor')) void import('./hours-editor.js');
if (document.querySelector('[data-profile]')) void import('./profile-picture.js');
if (document.querySelector('group-editor')) void import('./group-editor.js');

if (document.querySelector('[data-live-board]')) void import('./start-board.js').then(({ keepTrue }) => keepTrue());

/** Whoever comes for one field finds it marked and under the cursor. */
if (location.hash === '#route') {
    const field = document.querySelector('[data-testid=number-route]');
    field?.closest('[data-wanted]')?.setAttribute('data-wanted', 'true');
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
}

/** On a phone the sections are a strip: the present one comes into view, and the edges show where there are more. */
const strip = document.querySelector('.console-nav');
showSection(strip.querySelector('[aria-current=page]'));
strip.addEventListener('scroll', drawEdges, { passive: true });
window.addEventListener('resize', () => {
    drawEdges();
    reachTables();
});
drawEdges();

/** By hand: where the browser scrolls something into view, the keyboard begins, too, and the rail and the way past it would be left out. */
function showSection(link) {
    if (!link) return;
    const place = link.getBoundingClientRect();
    const frame = strip.getBoundingClientRect();
    strip.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
    if (place.bottom > frame.bottom || place.top < frame.top) strip.scrollTop += place.top - frame.top - frame.height / 2;
}

function drawEdges() {
    const left = Math.abs(strip.scrollLeft);
    strip.toggleAttribute('data-more-before', left > 1);
    strip.toggleAttribute('data-more-after', left + strip.clientWidth < strip.scrollWidth - 1);
}

function toLogin() {
    location.assign(`/login.xhtml?ended=1&next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** A table that is wider than its place is scrolled by keyboard, too; any other is no stop on the way. */
function reachTables() {
    for (const wrapper of document.querySelectorAll('.ui-datatable-tablewrapper, .group-table')) {
        const wide = wrapper.scrollWidth > wrapper.clientWidth;
        if (wide === wrapper.hasAttribute('tabindex')) continue;
        for (const [name, value] of Object.entries({ tabindex: '0', role: 'region', 'aria-label': headingOf(wrapper) })) {
            if (wide) wrapper.setAttribute(name, value);
            else wrapper.removeAttribute(name);
        }
    }
}

function headingOf(element) {
    return (element.closest('section')?.querySelector('h2') ?? document.querySelector('h1'))?.textContent.trim() ?? '';
}

/** The server writes times in UTC; people read them by the clock on their wall. */
function tellTimesHere() {
    for (const time of document.querySelectorAll('time[data-utc]')) {
        time.removeAttribute('data-utc');
        time.textContent = mediumTime(time.dateTime);
        time.title = exactTime(time.dateTime);
    }
}

function finish() {
    reachTables();
    tellTimesHere();
}

finish();
new MutationObserver(finish).observe(document.body, { childList: true, subtree: true });

/** Days that are asked for begin and end here. */
const zone = document.getElementById('filter:zone');
if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

/** PrimeFaces moves the focus to a dialog and back only after a while: whoever types by then would go on in another field. */
const dialogs = window.PrimeFaces?.widget.Dialog?.prototype;
if (dialogs) {
    dialogs.applyFocus = function () {
        const field = this.jq.find(':input:visible:enabled').not(':button, :submit, [readonly]').first();
        window.PrimeFaces.focusElement(field.length ? field : this.jq.find('a').first());
    };
    dialogs.returnFocus = function () {
        if (!window.jQuery('.ui-dialog:visible').length) this.focusedElementBeforeDialogOpened?.focus({ preventScroll: true });
    };
}

/** What goes on is called by its name, not just "go on". */
const questions = window.PrimeFaces?.widget.ConfirmDialog?.prototype;
if (questions) {
    const { showMessage } = questions;
    questions.showMessage = function (question) {
        return showMessage.call(this, { ...question, yesButtonLabel: question.yesButtonLabel || question.header });
    };
}

if (document.body.dataset.wanted) window.PF?.(document.body.dataset.wanted)?.show();
/** PrimeFaces says nothing of a click that failed. Whoever is not logged in, or somebody else by now, logs in over the page. */
window.jQuery?.(document).on('pfAjaxError', (event, answer, { source }) => {
    setTimeout(() => enable(source?.id ?? source));
    if (answer?.status === 401 || answer?.status === 409) refusal(answer.status, answer.status === 409 && { rule: 'OtherAgent' });
    else toast(answer?.status ? t('error.click', { status: answer.status }) : t('error.unreachable'), 'error');
});

/** After a failure PrimeFaces leaves what was pressed as it is while the server is asked: nobody could press it again. */
function enable(id) {
    const widget = window.PrimeFaces.getWidgetById(id);
    if (widget?.endAjaxDisabled) widget.endAjaxDisabled(widget);
    else if (widget?.enable) window.PrimeFaces.buttonEndAjaxDisabled(widget, widget.jq);
}

document.addEventListener('click', (event) => {
    const control = event.target.closest?.('[data-dialog]');
    if (control) window.PF(control.dataset.dialog).show();
});

document.addEventListener('click', async (event) => {
    const control = event.target.closest?.('[data-copy]');
    if (!control) return;
    const input = control.parentElement.querySelector('input');
    try {
        await navigator.clipboard.writeText(input.value);
        toast(t('unsent.copied'));
    } catch {
        input.select();
        toast(t('error.copy'), 'error');
    }
});
