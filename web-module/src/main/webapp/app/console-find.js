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
    document.addEventListener('input', ({ target }) => (finding ||= target.matches(FIELD)), true);
    for (const type of ['click', 'keydown']) document.addEventListener(type, holdHead, true);
    window.jQuery?.(document).on('pfAjaxComplete', () => setTimeout(answered));
}

/** From what is typed until the table is drawn by it. */
let finding = false;
/** The id of the head that was pressed meanwhile. */
let pressed = null;

/** The answer draws the heads anew, and the sign of the order would be given to one that is gone: it waits for the answer. */
function holdHead(event) {
    const head = event.target.closest?.('.ui-sortable-column');
    if (!finding || !head || (event.type === 'keydown' && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    pressed = head.id;
}

function answered() {
    const head = pressed && document.getElementById(pressed);
    finding = false;
    pressed = null;
    tell();
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

/** How many are left is drawn anew with each answer: it is said when it has become another. */
function tell() {
    for (const place of document.querySelectorAll('.found')) {
        const left = place.querySelector('[data-found]')?.textContent.trim() ?? '';
        if (left !== '' && left !== told.get(place.id)) announce(left);
        told.set(place.id, left);
    }
}
