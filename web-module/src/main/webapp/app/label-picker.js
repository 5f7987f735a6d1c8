/** Puts labels on a conversation and takes them off: a dialog with a search, all of it by keyboard too. */
import { api } from './api.js';
import { button, h, icon, setAttribute } from './dom.js';
import { labelChip, labels } from './labels.js';
import { reasonsOf, withEach } from './several.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { announce, toast } from './toast.js';

let count = 0;

/** @param ids of one conversation or of several; those that may not be labelled are left out, and without any there is no dialog */
export function pickLabels(ids) {
    const able = ids.filter((id) => store.conversations.get(id)?.actions?.includes('LABEL'));
    if (able.length > 0) new LabelPicker(able);
}

/** Takes one off. */
export function unlabel(conversation, label) {
    return change(conversation, label, false);
}

function change(conversation, label, on) {
    return changeAll([conversation], label, on);
}

async function changeAll(ids, label, on) {
    const { done, failed } = await withEach(ids, (id) => (on ? api.label(id, label.id) : api.unlabel(id, label.id)));
    if (done.length > 0) announce(t(on ? 'label.isOn' : 'label.isOff', { name: label.name }));
    if (failed.length > 0) toast(ids.length > 1 ? tn('chosen.not', failed.length, { reason: reasonsOf(failed) }) : failed[0].reason, 'error');
}

class LabelPicker {
    #shown = [];
    #at = 0;
    #busy = new Set();

    constructor(ids) {
        this.ids = new Set(ids);
        this.prefix = `labels-${(count += 1)}`;
        this.field = h('input', {
            type: 'search',
            class: 'pick-search',
            placeholder: t('label.search'),
            'aria-label': t('label.search'),
            role: 'combobox',
            'aria-expanded': 'true',
            'aria-controls': `${this.prefix}-list`,
            'aria-autocomplete': 'list',
            autocomplete: 'off',
            spellcheck: 'false',
            'data-testid': 'label-search',
            on: { input: () => this.#filter(), keydown: (event) => this.#key(event) },
        });
        this.list = h('ul', { class: 'pick-list', id: `${this.prefix}-list`, role: 'listbox', 'aria-multiselectable': 'true', 'aria-label': t('label.title') });
        this.state = h('p', { class: 'pick-state', role: 'status' });
        this.dialog = h(
            'dialog',
            { class: 'box pick label-pick', 'aria-label': t('label.title'), 'data-testid': 'label-picker' },
            h(
                'header',
                { class: 'pick-head' },
                h('h2', { class: 'box-title', text: t('label.title') }),
                button({ label: t('label.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'label-close', onClick: () => this.dialog.close() }),
            ),
            h('div', { class: 'pick-field' }, icon('search'), this.field),
            this.list,
            this.state,
        );
        const redraw = ({ detail }) => (detail === null || this.ids.has(detail)) && this.#filter(this.#at);
        store.addEventListener('conversation', redraw);
        store.addEventListener('labels', redraw);
        const gone = ({ detail }) => this.ids.delete(detail) && this.ids.size === 0 && this.dialog.close();
        store.addEventListener('gone', gone);
        this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
        this.dialog.addEventListener('close', () => {
            store.removeEventListener('conversation', redraw);
            store.removeEventListener('labels', redraw);
            store.removeEventListener('gone', gone);
            this.dialog.remove();
        });
        document.body.append(this.dialog);
        this.dialog.showModal();
        this.field.focus();
        this.#filter();
    }

    /** Every label that one of them has. */
    get #present() {
        const all = [...this.ids].flatMap((id) => store.conversations.get(id)?.labels ?? []);
        return [...new Map(all.map((label) => [label.id, label])).values()];
    }

    /** Of those conversations, the ones that have a label. */
    #with(label) {
        return [...this.ids].filter((id) => store.conversations.get(id)?.labels?.some((one) => one.id === label.id));
    }

    /** What is on it can be taken off, an archived one too; only what is offered can be put on. */
    #filter(at = 0) {
        const present = this.#present;
        const archived = present.filter((label) => label.archived);
        const words = plain(this.field.value.trim()).split(/\s+/);
        this.#shown = [...labels.offered(), ...archived].filter(({ name }) => words.every((word) => plain(name).includes(word)));
        this.#at = Math.min(at, Math.max(0, this.#shown.length - 1));
        this.list.replaceChildren(...this.#shown.map((label, index) => this.#option(label, index)));
        const none = labels.offered().length === 0 && archived.length === 0;
        this.state.textContent = this.#shown.length > 0 ? '' : none ? t(store.me.administrator ? 'label.noneAdministrator' : 'label.none') : t('label.noMatch');
        this.#mark();
    }

    /** What only some of several have says of how many. */
    #option(label, index) {
        const having = this.#with(label).length;
        const on = having === this.ids.size;
        return h(
            'li',
            {
                id: `${this.prefix}-${index}`,
                class: 'pick-option',
                role: 'option',
                'aria-selected': String(on),
                'data-testid': 'label-option',
                on: { click: () => this.#toggle(index), pointermove: () => this.#move(index) },
            },
            h('span', { class: 'label-check' }, on && icon('check')),
            labelChip(label),
            having > 0 && !on && h('span', { class: 'label-some', text: t('label.some', { count: having, all: this.ids.size }) }),
        );
    }

    #key(event) {
        if (event.isComposing) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) this.#move((this.#at + step + this.#shown.length) % Math.max(1, this.#shown.length));
        else if (event.key === 'Enter') this.#toggle(this.#at);
        else return;
        event.preventDefault();
    }

    #move(index) {
        if (index === this.#at) return;
        this.#at = index;
        this.#mark();
    }

    #mark() {
        [...this.list.children].forEach((option, index) => option.classList.toggle('pick-active', index === this.#at));
        const option = this.list.children[this.#at];
        setAttribute(this.field, 'aria-activedescendant', option?.id ?? false);
        option?.scrollIntoView({ block: 'nearest' });
    }

    async #toggle(index) {
        const label = this.#shown[index];
        if (!label || this.#busy.has(label.id)) return;
        this.#at = index;
        this.#busy.add(label.id);
        const having = this.#with(label);
        const on = having.length < this.ids.size;
        await changeAll(on ? [...this.ids].filter((id) => !having.includes(id)) : having, label, on);
        this.#busy.delete(label.id);
    }
}

/** Accents and case do not matter. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
