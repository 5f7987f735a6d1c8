/** The cards of a carousel: added, written, moved and removed. All are built alike, so what one of them gets or loses, all do. */
import { button, h } from './dom.js';
import { moved, movingTools } from './template-buttons.js';
import { CardFields, withHeader } from './template-card.js';
import { groupProblems } from './template-fields.js';
import { t } from './texts.js';

const FEWEST = 2;
const MOST = 10;
const RULES = { headers: ['IMAGE', 'VIDEO'], words: 'drafting.cardText', most: 160, buttons: { most: { QUICK_REPLY: 2, URL: 2, PHONE_NUMBER: 1 }, all: 2 } };
const EMPTY = { header: { kind: 'IMAGE', text: '', example: '', sample: '', sampleName: '' }, body: '', examples: {}, buttons: [] };

/** A card built like another one, with as much of its own as fits. */
function alike(card, model) {
    const own = [...card.buttons];
    const buttons = model.buttons.map(({ kind }) => {
        const at = own.findIndex((one) => one.kind === kind);
        return at < 0 ? { kind, text: '', value: '', example: '' } : own.splice(at, 1)[0];
    });
    return { ...withHeader(card, model.header.kind), buttons };
}

/** As many as a carousel needs. */
export function enoughCards(cards) {
    const model = cards[0] ?? EMPTY;
    return [...cards, ...Array.from({ length: Math.max(0, FEWEST - cards.length) }, () => alike(EMPTY, model))];
}

export class CardList {
    #cards;
    #options;

    /**
     * @param options named: whether places have names; uploads: whether example files can be given; changed(cards, whether there are
     *     other parts than before); upload(index of a card, its example file)
     */
    constructor(cards, options) {
        this.#cards = cards;
        this.#options = options;
        this.list = h('ol', { class: 'draft-cards' });
        this.adding = button({ label: t('drafting.addCard'), iconName: 'plus', testid: 'add-card', onClick: () => this.#replace([...this.#cards, alike(EMPTY, this.#cards.at(-1) ?? EMPTY)], this.#cards.length) });
        this.element = h('div', {}, groupProblems('cards'), this.list, this.adding);
        this.#draw();
    }

    #draw() {
        this.list.replaceChildren(...this.#cards.map((_, index) => this.#item(index)));
        this.adding.hidden = this.#cards.length >= MOST;
    }

    #item(index) {
        const { named, uploads, upload } = this.#options;
        const fields = new CardFields({
            card: this.#cards[index],
            beginning: `cards.${index}.`,
            rules: RULES,
            named,
            uploads,
            changed: (card, structure, step) => this.#change(index, card, structure, step),
            upload: (file) => upload(index, file),
        });
        const tools = movingTools({
            index,
            count: this.#cards.length,
            move: (by) => this.#move(index, by),
            remove: () => this.#replace(this.#cards.filter((_, at) => at !== index), index - 1),
            testid: `card-${index}`,
        });
        return h('li', { class: 'draft-card', 'data-part': `cards.${index}`, 'data-testid': `card-${index}` }, h('div', { class: 'field-head' }, h('h3', { text: t('drafting.cardNumber', { number: index + 1 }) }), tools), fields.header, fields.body, fields.buttons);
    }

    /** The card itself stays: somebody may be writing on it. Of the others it is the button at the same place that goes or moves. */
    #change(index, card, structure, step) {
        const follow = (other) => alike(step ? { ...other, buttons: step(other.buttons) } : other, card);
        this.#cards = this.#cards.map((other, at) => (at === index ? card : structure ? follow(other) : other));
        if (structure) [...this.list.children].forEach((child, at) => at !== index && child.replaceWith(this.#item(at)));
        this.#options.changed(this.#cards, structure);
    }

    /** The key that moved it moves it on. */
    #move(index, by) {
        const to = index + by;
        this.#replace(moved(this.#cards, index, by), to);
        const tools = [`up-card-${to}`, `down-card-${to}`].map((id) => this.list.querySelector(`[data-testid=${id}]`));
        const [same, other] = by < 0 ? tools : tools.reverse();
        (same.disabled ? other : same).focus();
    }

    #replace(cards, focus) {
        this.#cards = cards;
        this.#draw();
        this.#options.changed(cards, true);
        this.list.children[Math.max(0, focus)]?.querySelector('[data-control]')?.focus();
    }
}
