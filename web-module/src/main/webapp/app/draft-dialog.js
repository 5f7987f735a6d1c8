/** A dialog in which a message is put together: its fields, and how the customer will see it. */
import { contentOf } from './content.js';
import { button, h, icon, setAttribute, setText } from './dom.js';
import { contactName } from './people.js';
import { templateValues } from './template-values.js';
import { language, lengthOf, t } from './texts.js';

let count = 0;

/** What stands in some fields, by their names: texts, and of several of the same a list. */
const read = (fields) => Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.kept]));

/** Puts it back; a field that was not there then stays as it is. */
function fill(fields, kept) {
    for (const [name, one] of Object.entries(fields)) if (Object.hasOwn(kept ?? {}, name)) one.kept = kept[name];
}

/**
 * A labelled field that counts what is left of WhatsApp's limit.
 *
 * @param label its words
 * @param most characters
 * @param lines more than one: a text of several lines
 * @param optional whether it may stay empty
 */
export function field({ label, most, lines = 1, optional = false, testid, value = '', hint = null, ...attributes }) {
    const id = `draft-field-${(count += 1)}`;
    const input = h(lines > 1 ? 'textarea' : 'input', { id, class: 'box-field', dir: 'auto', autocomplete: 'off', 'data-testid': testid, ...(lines > 1 ? { rows: lines } : { type: 'text' }), ...attributes });
    input.value = value;
    const left = h('span', { class: 'draft-count' });
    const update = () => {
        const over = lengthOf(input.value.trim()) - most;
        setText(left, `${lengthOf(input.value.trim()).toLocaleString(language)} / ${most.toLocaleString(language)}`);
        left.classList.toggle('over', over > 0);
        setAttribute(input, 'aria-invalid', over > 0);
    };
    input.addEventListener('input', update);
    update();
    const heading = h('span', { class: 'draft-label' }, h('label', { for: id, text: label }), optional && h('span', { class: 'draft-optional', text: t('draft.optional') }), left);
    return {
        input,
        element: h('div', { class: 'draft-field' }, heading, input, hint && h('p', { class: 'draft-hint', text: hint })),
        get value() {
            return input.value.trim();
        },
        set value(text) {
            input.value = text;
            input.dispatchEvent(new Event('input', { bubbles: true }));
        },
        get kept() {
            return input.value;
        },
        set kept(text) {
            this.value = text;
        },
        get fine() {
            const length = lengthOf(input.value.trim());
            return length <= most && (optional || length > 0);
        },
    };
}

/**
 * Some of the same, one below the other: the first is always there.
 *
 * @param make gives one: {element, focus(), fields, …}
 * @param most how many; a function, when it depends on others
 * @param onChange is told when one comes or goes
 */
export function several({ make, most, add, remove, testid, onChange }) {
    const items = [];
    const list = h('div', { class: 'draft-several' });
    const more = button({ label: add, iconName: 'plus', kind: 'quiet draft-more', testid: `${testid}-add`, onClick: () => append().focus() });
    const element = h('div', {}, list, more);
    const draw = () => {
        const limit = typeof most === 'function' ? most() : most;
        more.hidden = items.length >= limit;
        items.forEach(({ away }) => (away.hidden = items.length === 1));
        onChange();
    };
    const append = () => {
        const item = make();
        const away = button({ label: remove, iconName: 'close', iconOnly: true, kind: 'quiet draft-remove', testid: `${testid}-remove`, onClick: () => drop(entry) });
        const entry = { item, away, row: h('div', { class: 'draft-one', 'data-testid': testid }, item.element, away) };
        items.push(entry);
        list.append(entry.row);
        draw();
        return item;
    };
    const drop = (entry) => {
        const index = items.indexOf(entry);
        items.splice(index, 1);
        entry.row.remove();
        draw();
        items[Math.max(0, index - 1)].item.focus();
    };
    append();
    return {
        element,
        draw,
        all: () => items.map(({ item }) => item),
        get kept() {
            return items.map(({ item }) => read(item.fields));
        },
        set kept(all) {
            while (items.length > Math.max(1, all.length)) items.pop().row.remove();
            while (items.length < all.length) append();
            all.forEach((each, index) => fill(items[index].item.fields, each));
            draw();
        },
    };
}

/**
 * Opens the dialog. What is written in it is kept as the values of templates are, for its conversation, until it is sent or cleared.
 *
 * @param title what is sent
 * @param to the conversation that it is for
 * @param fields what is kept, by name
 * @param parts elements, from top to bottom
 * @param said gives what would be sent now: {type, text, content}; null: it is not complete
 * @param draw gives it as it looks now, complete or not; said, if left out
 * @param send sends it
 * @returns {{redraw: function, tell: function}} to draw it anew, and to say what went wrong
 */
export function composeDraft({ title, to, testid, fields, parts, said, draw = said, send, focus }) {
    const shown = h('div', { class: 'text', dir: 'auto' });
    const preview = h(
        'section',
        { class: 'draft-preview', 'aria-label': t('draft.preview') },
        h('p', { class: 'draft-optional', text: t('draft.preview') }),
        h('div', { class: 'message out first last' }, h('div', { class: 'bubble' }, shown)),
    );
    const whom = { conversation: to.id };
    const blank = read(fields);
    fill(fields, templateValues.get(whom, testid));
    const trouble = h('p', { class: 'box-error', role: 'alert' });
    const clear = button({ label: t('draft.clear'), iconName: 'trash', kind: 'quiet draft-clear', testid: 'draft-clear', onClick: () => begin() });
    const submit = h('button', { type: 'submit', class: 'button primary', 'data-testid': 'draft-send' }, icon('send'), h('span', { text: t('composer.send') }));
    const form = h(
        'form',
        { class: 'draft-form', novalidate: true, on: { input: () => redraw(), submit: (event) => finish(event), keydown: (event) => key(event) } },
        h('header', { class: 'draft-head' }, h('div', {}, h('h2', { class: 'box-title', text: title }), h('p', { class: 'template-to' }, t('template.to'), ' ', h('bdi', { text: contactName(to.contact) }))), button({ label: t('pick.cancel'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'draft-cancel', onClick: () => dialog.close() })),
        h('div', { class: 'draft-columns' }, h('div', { class: 'draft-parts' }, parts), preview),
        trouble,
        h('div', { class: 'box-actions' }, clear, button({ label: t('pick.cancel'), onClick: () => dialog.close() }), submit),
    );
    const dialog = h('dialog', { class: 'box draft', 'aria-label': title, 'data-testid': testid }, form);
    const back = document.activeElement;

    /** Everything as it was when nothing was written yet. */
    function begin() {
        fill(fields, blank);
        redraw();
        first().focus();
    }

    const first = () => focus ?? form.querySelector('input, textarea');

    function keep() {
        const written = read(fields);
        clear.hidden = JSON.stringify(written) === JSON.stringify(blank);
        if (clear.hidden) templateValues.forget(whom, testid);
        else templateValues.set(whom, testid, written);
    }

    function redraw() {
        keep();
        const now = draw();
        preview.hidden = !now;
        if (now) shown.replaceChildren(...contentOf({ id: 'draft', ...now }));
        submit.disabled = !said();
    }

    function key(event) {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish(event);
    }

    function finish(event) {
        event.preventDefault();
        const complete = said();
        if (!complete) return;
        dialog.close();
        send(complete);
        templateValues.forget(whom, testid);
    }

    dialog.addEventListener('close', () => {
        dialog.remove();
        if (back?.isConnected) back.focus();
    });
    document.body.append(dialog);
    redraw();
    dialog.showModal();
    first().focus();
    return { redraw, tell: (words) => setText(trouble, words) };
}
