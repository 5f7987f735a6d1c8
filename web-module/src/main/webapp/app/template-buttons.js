/** The buttons of a template or a card: added, written, moved and removed. */
import { button, h } from './dom.js';
import { choice, field, insert, textInput } from './template-fields.js';
import { t } from './texts.js';

const KINDS = { QUICK_REPLY: 'drafting.button.QUICK_REPLY', URL: 'drafting.button.URL', PHONE_NUMBER: 'drafting.button.PHONE_NUMBER', COPY_CODE: 'drafting.button.COPY_CODE', FLOW: 'drafting.button.FLOW' };
const VALUES = {
    URL: { label: 'drafting.address', most: 2000, options: { type: 'url', inputmode: 'url', spellcheck: 'false' } },
    PHONE_NUMBER: { label: 'drafting.phone', most: 20, options: { type: 'tel' } },
    COPY_CODE: { label: 'drafting.codeExample', most: 15, options: { spellcheck: 'false' } },
    FLOW: { label: 'drafting.flow', options: { inputmode: 'numeric', spellcheck: 'false' }, hint: 'drafting.flowHint' },
};

/** Tools to move a piece of a list, and to take it out of it. */
export function movingTools({ index, count, move, remove, testid }) {
    return h(
        'span',
        { class: 'draft-button-tools' },
        button({ label: t('drafting.up'), iconName: 'up', iconOnly: true, kind: 'quiet', testid: `up-${testid}`, disabled: index === 0, onClick: () => move(-1) }),
        button({ label: t('drafting.down'), iconName: 'down', iconOnly: true, kind: 'quiet', testid: `down-${testid}`, disabled: index === count - 1, onClick: () => move(1) }),
        button({ label: t('drafting.remove'), iconName: 'trash', iconOnly: true, kind: 'quiet', testid: `remove-${testid}`, onClick: remove }),
    );
}

/** The list with one of its pieces elsewhere. */
export function moved(list, index, by) {
    const other = [...list];
    other.splice(index + by, 0, ...other.splice(index, 1));
    return other;
}

export class ButtonList {
    #buttons;
    #name;
    #rules;
    #changed;
    #mark;

    /**
     * @param name of their field: buttons, cards.0.buttons
     * @param rules {most: how many of each kind, all: how many together}
     * @param changed what to do with the buttons: changed(buttons, the step that made others of them, for lists that are to stay alike;
     *     null: only words are other)
     */
    constructor(buttons, name, rules, changed) {
        this.#buttons = buttons;
        this.#name = name;
        this.#rules = rules;
        this.#changed = changed;
        this.#mark = name.replace(/buttons$/u, '').replaceAll('.', '-');
        this.list = h('ol', { class: 'draft-buttons' });
        this.adding = choice('', [], (kind) => this.#add(kind), { 'aria-label': t('drafting.addButton'), 'data-testid': `${this.#mark}add-button` });
        this.element = h('div', {}, this.list, this.adding);
        this.draw();
    }

    draw() {
        this.list.replaceChildren(...this.#buttons.map((one, index) => this.#item(one, index)));
        const { most, all } = this.#rules;
        const free = Object.keys(most).filter((kind) => this.#buttons.filter((one) => one.kind === kind).length < most[kind]);
        this.adding.replaceChildren(h('option', { value: '', text: t('drafting.addButton') }), ...free.map((kind) => h('option', { value: kind, text: t(KINDS[kind]) })));
        this.adding.value = '';
        this.adding.hidden = this.#buttons.length >= all || free.length === 0;
    }

    #item(one, index) {
        const name = (part) => `${this.#name}.${index}.${part}`;
        const set = (change) => {
            this.#buttons = this.#buttons.map((old, at) => (at === index ? { ...old, ...change } : old));
            this.#changed(this.#buttons, null);
        };
        const fields = [];
        if (one.kind !== 'COPY_CODE') fields.push(field({ name: name('text'), label: t('drafting.buttonText'), control: textInput(one.text, (text) => set({ text }), { dir: 'auto', 'data-testid': `${this.#mark}button-${index}-text` }), most: 25 }));
        if (one.kind in VALUES) fields.push(...this.#value(one, index, name, set));
        return h(
            'li',
            { class: 'draft-button' },
            h('div', { class: 'field-head' }, h('strong', { text: t(KINDS[one.kind]) }), this.#tools(index)),
            ...fields,
        );
    }

    #value(one, index, name, set) {
        const { label, most, options, hint } = VALUES[one.kind];
        const input = textInput(one.value, (value) => set({ value }), { ...options, 'data-testid': `${this.#mark}button-${index}-value` });
        if (one.kind === 'FLOW') {
            const screen = textInput(one.example, (text) => set({ example: text }), { spellcheck: 'false', autocapitalize: 'none', 'data-testid': `${this.#mark}button-${index}-example` });
            return [field({ name: name('value'), label: t(label), control: input, hint: t(hint) }), field({ name: name('example'), label: t('drafting.flowScreen'), control: screen })];
        }
        if (one.kind !== 'URL') return [field({ name: name('value'), label: t(label), control: input, most })];
        const example = field({ name: name('example'), label: t('drafting.addressExample'), control: textInput(one.example, (text) => set({ example: text }), { 'data-testid': `${this.#mark}button-${index}-example` }) });
        const showExample = () => (example.hidden = !input.value.includes('{{'));
        input.addEventListener('input', showExample);
        showExample();
        const end = () => {
            input.setSelectionRange?.(input.value.length, input.value.length);
            insert(input, '{{1}}');
        };
        const add = button({ label: t('drafting.addVariable'), iconName: 'plus', onClick: end });
        return [field({ name: name('value'), label: t(label), control: input, most, extra: h('div', { class: 'draft-tools' }, add) }), example];
    }

    #tools(index) {
        return movingTools({
            index,
            count: this.#buttons.length,
            move: (by) => this.#replace((list) => moved(list, index, by), index + by),
            remove: () => this.#replace((list) => list.filter((_, at) => at !== index), index - 1),
            testid: `${this.#mark}button-${index}`,
        });
    }

    #add(kind) {
        if (kind) this.#replace((list) => [...list, { kind, text: '', value: '', example: '' }], this.#buttons.length);
    }

    /** @param step what is done to the list */
    #replace(step, focus) {
        this.#buttons = step(this.#buttons);
        this.#changed(this.#buttons, step);
        const next = this.list.children[Math.max(0, focus)]?.querySelector('input') ?? this.adding;
        next.focus();
    }
}
