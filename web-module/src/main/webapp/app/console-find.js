/** Narrowing tables: what the pages do beside what the server answers. */
import { announce } from './toast.js';

const FIELD = '[data-narrows] input[type=search]';

/** Listens to all tables of the page, whenever they are drawn. */
export function watchFinding() {
    // There is nothing to send: what is typed is looked for as it stands.
    document.addEventListener('submit', (event) => event.target.matches('[data-narrows]') && event.preventDefault(), true);
    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || !event.target.matches?.(FIELD) || event.target.value === '') return;
        event.preventDefault();
        event.stopPropagation();
        look(event.target, '');
    });
    document.addEventListener('change', ({ target }) => {
        if (target.matches('[data-narrows] select')) look(target.form.querySelector(FIELD));
    });
    document.addEventListener('click', ({ target }) => {
        const all = target.closest?.('[data-find-all]');
        if (all) showAll(document.getElementById(all.dataset.findAll));
    });
    document.addEventListener('input', ({ target }) => target.matches(FIELD) && typedIn(target.id), true);
    for (const type of ['click', 'keydown']) document.addEventListener(type, holdHead, true);
    const { jQuery } = window;
    if (!jQuery) return;
    jQuery(document).on('pfAjaxSend', (event, request, { source }) => {
        const field = fields.get(idOf(source));
        if (field) field.sent = field.typed;
    });
    jQuery(document).on('pfAjaxComplete', (event, request, { source }) => {
        const field = fields.get(idOf(source));
        if (field) field.answered = field.sent;
        setTimeout(answered);
    });
}

/** By the id of a field: how often something was typed in it, up to where that was sent last, and up to where answered. */
const fields = new Map();
/** The id of the head that was pressed meanwhile. */
let pressed = null;

const idOf = (source) => source?.id ?? source;

function typedIn(id) {
    const field = fields.get(id) ?? { typed: 0, sent: 0, answered: 0 };
    field.typed++;
    fields.set(id, field);
}

/** From what is typed until the table is drawn by it: an answer to what stood there before does not end it. */
const isFinding = () => [...fields.values()].some(({ typed, answered }) => answered < typed);

/** The answer draws the heads anew, and the sign of the order would be given to one that is gone: it waits for the answer. */
function holdHead(event) {
    const head = event.target.closest?.('.ui-sortable-column');
    if (!head || !isFinding() || (event.type === 'keydown' && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    pressed = head.id;
}

function answered() {
    tell();
    if (isFinding()) return;
    const head = pressed && document.getElementById(pressed);
    pressed = null;
    head?.focus({ preventScroll: true });
    head?.click();
}

function showAll(form) {
    for (const choice of form.querySelectorAll('select')) choice.value = '';
    const field = form.querySelector(FIELD);
    field.focus();
    look(field, '');
}

function look(field, words = field.value) {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
}

const told = new Map();

/** How many are left is drawn anew with each answer: it is said when it has become another, and that all are shown again. */
function tell() {
    for (const place of document.querySelectorAll('.found')) {
        const left = place.querySelector('[data-found]')?.textContent.trim() ?? '';
        const before = told.get(place.id) ?? '';
        if (left !== before) announce(left || place.dataset.all);
        told.set(place.id, left);
    }
}
