/** The labels of the company, and how they look: always with their name and an icon, never by colour alone. */
import { api } from './api.js';
import { h, icon } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';

const SHOWN_IN_A_ROW = 3;

class Labels {
    /** Those that can be put on conversations, by id, in the order of their names. */
    #offered = new Map();
    #asked = 0;
    /** Whether the server has told them. */
    known = false;

    /** Keeps them as they are; somebody may call them otherwise at any time. */
    start() {
        store.on('online', () => this.load());
        store.on('reload', () => this.load());
        store.on('live', (event) => event.type === 'labels.changed' && this.load());
        void this.load();
    }

    async load() {
        this.#asked += 1;
        const asked = this.#asked;
        try {
            const { items } = await api.labels();
            if (asked !== this.#asked) return;
            this.#offered = new Map(items.map((label) => [label.id, label]));
            this.known = true;
            store.emit('labels');
        } catch {
            // what is known stays until the next word
        }
    }

    offered() {
        return [...this.#offered.values()];
    }

    /** As it is called now; an archived one as its conversation says. */
    now(label) {
        return this.#offered.get(label.id) ?? label;
    }
}

export const labels = new Labels();

/** One label. */
export function labelChip(given, ...more) {
    const label = labels.now(given);
    return h(
        'span',
        { class: `label-chip label-${label.colour}`, 'data-testid': 'label-chip', 'data-label': label.id, title: label.archived ? t('label.archived', { name: label.name }) : label.name },
        icon('label'),
        h('bdi', { text: label.name }),
        ...more,
    );
}

/** The first labels of a conversation on one line, and how many more there are; null when it has none. */
export function labelLine(conversation, className) {
    return lineOf(conversation, className, [SHOWN_IN_A_ROW]);
}

/** The same for a row, with a count for each number of labels that may have room there: which of them is seen is said by the row. */
export function rowLabels(conversation) {
    return lineOf(conversation, 'row-labels', Array.from({ length: SHOWN_IN_A_ROW }, (_, index) => index + 1));
}

/** @param cuts behind how many labels the line may end */
function lineOf(conversation, className, cuts) {
    const all = conversation.labels ?? [];
    if (all.length === 0) return null;
    return h(
        'span',
        { class: className, 'data-testid': 'labels' },
        h('span', { class: 'sr-only', text: `${t('label.title')}: ` }),
        all.slice(0, SHOWN_IN_A_ROW).map((label) => labelChip(label)),
        cuts.filter((shown) => shown < all.length).map((shown) => theRest(all.slice(shown), shown)),
    );
}

function theRest(left, shown) {
    const names = left.map((label) => labels.now(label).name).join(', ');
    return h('span', { class: 'label-more', 'data-after': shown, title: names }, h('span', { 'aria-hidden': 'true', text: `+${left.length}` }), h('span', { class: 'sr-only', text: names }));
}

/** Changes when the labels of a conversation have to be drawn again. */
export const labelSignature = ({ labels: all = [] }) =>
    all.map((label) => labels.now(label)).map(({ id, name, colour }) => `${id} ${name} ${colour}`).join('\n');
