/** The fields of a template's editor: each with its label, what is left of its length, and what is wrong with it. */
import { h, setAttribute, setText } from './dom.js';
import { t } from './texts.js';

let numbers = 0;

/**
 * A field with a label above it and its problems below.
 *
 * @param name which part of the draft it is: problems name it
 * @param control the input itself
 * @param most how long the text may be; without it no length is shown
 */
export function field({ name, label, control, hint = null, most = null, extra = null }) {
    const id = `draft-field-${++numbers}`;
    control.id = id;
    control.dataset.control = '';
    const length = most && h('span', { class: 'field-length', 'aria-hidden': 'true' });
    const problems = h('ul', { class: 'field-problems', id: `${id}-problems`, 'data-problems': name });
    const element = h(
        'div',
        { class: 'draft-field', 'data-field': name },
        h('div', { class: 'field-head' }, h('label', { for: id, text: label }), length),
        extra,
        control,
        hint && h('p', { class: 'hint', id: `${id}-hint`, text: hint }),
        problems,
    );
    setAttribute(control, 'aria-describedby', [hint && `${id}-hint`, `${id}-problems`].filter(Boolean).join(' '));
    if (length) {
        const count = () => {
            setText(length, `${[...control.value].length} / ${most}`);
            length.classList.toggle('too-long', [...control.value].length > most);
        };
        control.addEventListener('input', count);
        count();
    }
    return element;
}

/** A place for what is wrong with a part as a whole. */
export const groupProblems = (name) => h('ul', { class: 'field-problems', 'data-problems': name });

export function textInput(value, onInput, options = {}) {
    const input = h('input', { type: 'text', class: 'ui-inputfield', autocomplete: 'off', ...options });
    input.value = value;
    input.addEventListener('input', () => onInput(input.value, input));
    return input;
}

export function textArea(value, onInput, options = {}) {
    const area = h('textarea', { class: 'ui-inputfield', rows: 6, dir: 'auto', ...options });
    area.value = value;
    area.addEventListener('input', () => onInput(area.value));
    return area;
}

/** @param choices pairs of value and label */
export function choice(value, choices, onChange, options = {}) {
    const select = h('select', { class: 'select', ...options }, ...choices.map(([key, label]) => h('option', { value: key, text: label })));
    select.value = value;
    select.addEventListener('change', () => onChange(select.value));
    return select;
}

export function check(label, checked, onChange, options = {}) {
    const id = `draft-field-${++numbers}`;
    const box = h('input', { type: 'checkbox', id, ...options });
    box.checked = checked;
    box.addEventListener('change', () => onChange(box.checked));
    return h('div', { class: 'check' }, box, h('label', { for: id, text: label }));
}

/**
 * Puts what is wrong beside its fields.
 *
 * @param root where the fields are
 * @param problems field and text of each
 * @param touched names of fields that somebody has been in: what is merely missing elsewhere is not held against anybody yet
 */
export function showProblems(root, problems, touched) {
    for (const place of root.querySelectorAll('[data-problems]')) {
        const name = place.dataset.problems;
        const own = problems.filter((problem) => problem.field === name);
        const serious = own.filter((problem) => touched.has(name) || !isMissing(problem));
        place.replaceChildren(...own.map((problem) => h('li', { class: serious.includes(problem) ? 'serious' : 'missing', text: problem.text })));
        const control = place.closest('[data-field]')?.querySelector('[data-control]');
        if (control) setAttribute(control, 'aria-invalid', serious.length > 0 ? 'true' : null);
    }
}

const MERELY_MISSING = ['MISSING', 'EXAMPLE_MISSING', 'SAMPLE_MISSING', 'CARD_COUNT', 'CARD_DIFFERS', 'OFFER_LINK', 'OFFER_CODE', 'TERMS', 'NO_TARGET', 'NO_OPTIONS'];
const isMissing = (problem) => MERELY_MISSING.includes(problem.rule);

/** Puts a text where the cursor is; between two signs what is selected. */
export function insert(control, before, after = '') {
    const { selectionStart: from, selectionEnd: to, value } = control;
    control.setRangeText(before + value.slice(from, to) + after, from, to, 'end');
    if (after && from === to) control.setSelectionRange(from + before.length, from + before.length);
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.focus();
}

/** The names of the places in a text, each once, as they come. */
export const placesOf = (text) => [...new Set([...text.matchAll(/\{\{(.*?)\}\}/gsu)].map((place) => place[1]))];

/** A name for the next place. */
export function nextPlace(text, named) {
    const known = placesOf(text);
    for (let number = 1; ; number++) {
        const name = named ? t('drafting.variableName', { number }) : String(number);
        if (!known.includes(name)) return name;
    }
}
