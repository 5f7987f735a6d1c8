/** Words with a header above and buttons below: the fields of a template itself, and those of each card of a carousel. */
import { button, h, icon } from './dom.js';
import { ButtonList } from './template-buttons.js';
import { choice, field, groupProblems, insert, nextPlace, placesOf, textArea, textInput } from './template-fields.js';
import { t } from './texts.js';

export const HEADERS = {
    NONE: 'drafting.header.NONE',
    TEXT: 'drafting.header.TEXT',
    IMAGE: 'drafting.header.IMAGE',
    VIDEO: 'drafting.header.VIDEO',
    DOCUMENT: 'drafting.header.DOCUMENT',
    LOCATION: 'drafting.header.LOCATION',
};
const SAMPLES = { IMAGE: 'image/jpeg,image/png', VIDEO: 'video/mp4', DOCUMENT: 'application/pdf' };
const SAMPLE_HINTS = { IMAGE: 'drafting.sample.IMAGE', VIDEO: 'drafting.sample.VIDEO', DOCUMENT: 'drafting.sample.DOCUMENT' };
const LONGEST_HEADER = 60;

/** How places that had numbers get names, or the other way round: the old names, each with its new one. */
const renaming = (text, named) => new Map(placesOf(text).map((place, index) => [place, named ? t('drafting.variableName', { number: index + 1 }) : String(index + 1)]));

const renamed = (text, names) => text.replace(/\{\{(.*?)\}\}/gsu, (place, name) => (names.has(name) ? `{{${names.get(name)}}}` : place));

/** The same words with other names for their places; examples go with them. */
export function withPlaces(card, named) {
    const fresh = renaming(card.body, named);
    return {
        ...card,
        header: { ...card.header, text: renamed(card.header.text, renaming(card.header.text, named)) },
        body: renamed(card.body, fresh),
        examples: Object.fromEntries([...fresh].map(([old, name]) => [name, card.examples[old] ?? ''])),
    };
}

/** On this page alone: the headers of other kinds that a card has had. Whoever changes his mind finds his example file again. */
const FORMER = Symbol('former headers');

/** The same with a header of another kind. */
export function withHeader(card, kind) {
    if (card.header.kind === kind) return card;
    const former = { ...card[FORMER], [card.header.kind]: card.header };
    const { sample, sampleName } = former[kind] ?? { sample: '', sampleName: '' };
    return { ...card, header: { ...card.header, kind, sample, sampleName }, [FORMER]: former };
}

/** A draft as the server gave it, with the former headers of the one on the page. */
export const withFormer = (draft, old) => ({ ...old, ...draft, cards: draft.cards.map((card, index) => ({ ...old.cards[index], ...card })) });

/** What stands in a draft for one of them. */
export const cardOf = ({ header, body, examples, buttons, [FORMER]: former }) => ({ header, body, examples, buttons, [FORMER]: former });

export class CardFields {
    /**
     * @param card {header, body, examples, buttons}
     * @param beginning of the names of its fields: cards.0., or nothing
     * @param rules {headers: its kinds, words: what its body is called, most: how long it may be, buttons: {most of each kind, all}}
     * @param named whether places have names
     * @param uploads whether example files can be given
     * @param extra more tools for the body
     * @param changed what to do with it: changed(card, whether other fields are needed, the step that made other buttons)
     * @param upload what to do with an example file
     */
    constructor({ card, beginning = '', rules, named, uploads, extra = null, changed, upload }) {
        Object.assign(this, { card, beginning, rules, named, uploads, changed, upload });
        this.mark = beginning.replaceAll('.', '-');
        const kinds = choice(card.header.kind, rules.headers.map((kind) => [kind, t(HEADERS[kind])]), (kind) => this.#headerKind(kind), { 'data-testid': `${this.mark}draft-header` });
        this.headerFields = h('div');
        this.header = h('div', {}, field({ name: `${beginning}header`, label: t('drafting.headerKind'), control: kinds }), this.headerFields);
        this.bodyInput = textArea(card.body, (body) => this.#change({ body }), { 'data-testid': `${this.mark}draft-body` });
        this.examples = h('div', { class: 'draft-examples' });
        this.body = h('div', {}, field({ name: `${beginning}body`, label: t(rules.words), control: this.bodyInput, most: rules.most, extra: this.#tools(extra) }), this.examples);
        this.list = new ButtonList(card.buttons, `${beginning}buttons`, rules.buttons, (buttons, step) => this.#change({ buttons }, step !== null, step));
        this.buttons = h('div', {}, groupProblems(`${beginning}buttons`), this.list.element);
        this.#drawHeader();
        this.#drawExamples();
    }

    #change(change, structure = false, step = null) {
        this.card = { ...this.card, ...change };
        if (structure) this.list.draw();
        this.#drawExamples();
        this.changed(this.card, structure, step);
    }

    #headerKind(kind) {
        this.card = withHeader(this.card, kind);
        this.#drawHeader();
        this.#change({}, true);
    }

    #drawHeader() {
        const { header } = this.card;
        const set = (change) => this.#change({ header: { ...this.card.header, ...change } });
        this.headerExample = null;
        if (header.kind === 'TEXT') {
            const text = textInput(header.text, (value) => set({ text: value }), { dir: 'auto', 'data-testid': `${this.mark}draft-header-text` });
            const example = textInput(header.example, (value) => set({ example: value }), { 'data-testid': `${this.mark}draft-header-example` });
            const add = button({ label: t('drafting.addVariable'), iconName: 'plus', onClick: () => insert(text, `{{${nextPlace('', this.named)}}}`) });
            this.headerExample = field({ name: `${this.beginning}header.example`, label: t('drafting.headerExample'), control: example });
            this.headerFields.replaceChildren(field({ name: `${this.beginning}header.text`, label: t('drafting.headerText'), control: text, most: LONGEST_HEADER, extra: h('div', { class: 'draft-tools' }, add) }), this.headerExample);
        } else if (header.kind in SAMPLES) {
            this.headerFields.replaceChildren(this.#sample(header));
        } else {
            this.headerFields.replaceChildren(...(header.kind === 'LOCATION' ? [h('p', { class: 'hint', text: t('drafting.locationHint') })] : []));
        }
    }

    #sample(header) {
        const input = h('input', { type: 'file', accept: SAMPLES[header.kind], disabled: !this.uploads, 'data-testid': `${this.mark}draft-sample` });
        input.addEventListener('change', () => input.files[0] && this.upload(input.files[0]));
        const hint = this.uploads ? t(SAMPLE_HINTS[header.kind]) : t('drafting.noApp');
        const given = header.sample && h('p', { class: 'draft-sample' }, icon('check'), h('bdi', { text: header.sampleName || t('drafting.sampleGiven') }));
        return h('div', {}, field({ name: `${this.beginning}header.sample`, label: t('drafting.sample'), control: input, hint }), given);
    }

    #tools(extra) {
        const tool = (sign, label, text) => h('button', { type: 'button', class: 'button small-tool', 'aria-label': label, title: label, text, on: { click: () => insert(this.bodyInput, sign, sign) } });
        const add = button({ label: t('drafting.addVariable'), iconName: 'plus', testid: `${this.mark}add-variable`, onClick: () => insert(this.bodyInput, `{{${nextPlace(this.bodyInput.value, this.named)}}}`) });
        return h('div', { class: 'draft-tools' }, tool('*', t('drafting.bold'), 'B'), tool('_', t('drafting.italic'), 'I'), tool('~', t('drafting.struck'), 'S'), add, extra);
    }

    /** Fields that stay are left alone: somebody may be writing in one. */
    #drawExamples() {
        const wanted = placesOf(this.card.body);
        const there = new Map([...this.examples.children].map((child) => [child.dataset.place, child]));
        for (const [place, child] of there) if (!wanted.includes(place)) child.remove();
        for (const place of wanted) {
            if (there.has(place)) continue;
            const set = (value) => this.#change({ examples: { ...this.card.examples, [place]: value } });
            const input = textInput(this.card.examples[place] ?? '', set, { dir: 'auto', 'data-testid': `${this.mark}example-${place}` });
            const element = field({ name: `${this.beginning}examples.${place}`, label: t('drafting.example', { variable: place }), control: input });
            element.dataset.place = place;
            this.examples.append(element);
        }
        if (this.headerExample) this.headerExample.hidden = placesOf(this.card.header.text).length === 0;
    }
}
