/** Saved views of the list: mine, on whatever screen I sit. */
import { api } from './api.js';
import { labels } from './labels.js';
import { reasonChoices } from './route-path.js';
import { DEFAULT_VIEW } from './rules.js';
import { store } from './store.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { wayChoices } from './way-choices.js';

const list = () => document.querySelector('conversation-list');
const search = () => document.querySelector('list-head input[type=search]');

class Views extends EventTarget {
    /** Mine, in the order in which I made them. */
    all = [];
    #asked = 0;

    async load() {
        const asked = this.#ask();
        try {
            const { items } = await api.views();
            if (asked === this.#asked) this.#are(items);
        } catch {
            // what is known stays until the next time
        }
    }

    /** The one that the list begins with, or none. */
    atStart() {
        return this.all.find(({ atStart }) => atStart) ?? null;
    }

    /** What is looked at now, as it would be saved: what differs from a new person's view. */
    get present() {
        return queryOf(store.view, list()?.model.words ?? '');
    }

    /** The saved one that is looked at now, or none. */
    get shown() {
        const now = signature(this.present);
        return this.all.find(({ query }) => signature(query) === now) ?? null;
    }

    /** Shows the list as it was saved, or leaves that. What it names and is not there any more narrows nothing, and that is told. */
    open(saved) {
        const { view, words, missing } = viewOf(saved === this.shown ? {} : saved.query);
        const { model } = list();
        model.search(words);
        search().value = words;
        search().dispatchEvent(new Event('input', { bubbles: true }));
        store.setView(view);
        if (missing) toast(t('views.missing', saved), 'news');
    }

    async save(wanted) {
        const view = await api.saveView(wanted);
        this.#ask();
        this.#are([...this.all, view]);
    }

    async change(id, wanted) {
        const view = await api.changeView(id, wanted);
        this.#ask();
        this.#are(this.all.map((one) => (one.id === id ? view : { ...one, atStart: one.atStart && !view.atStart })));
    }

    async delete(id) {
        await api.deleteView(id);
        this.#ask();
        this.#are(this.all.filter((one) => one.id !== id));
    }

    /** An answer to what was asked before tells of how it was before. */
    #ask() {
        this.#asked += 1;
        return this.#asked;
    }

    #are(items) {
        const begins = items.findLast(({ atStart }) => atStart);
        this.all = items.map((one) => ({ ...one, atStart: one === begins }));
        this.dispatchEvent(new Event('change'));
    }
}

export const views = new Views();

/** @param place 1 for the first */
export function openView(place) {
    const view = views.all[place - 1];
    if (view) views.open(view);
}

/** As the server keeps it: texts only. */
function queryOf(view, words) {
    const differing = Object.entries(view).filter(([name, value]) => value !== DEFAULT_VIEW[name]);
    return Object.fromEntries([...differing.map(([name, value]) => [name, String(value)]), ...(words ? [['words', words]] : [])]);
}

/** The same whatever the order of its filters. */
const signature = (query) => JSON.stringify(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1)));

/** What the list is to show, without what is not there for this person. */
function viewOf({ words = '', ...query }) {
    const view = { ...DEFAULT_VIEW };
    let missing = false;
    for (const [name, value] of Object.entries(query)) {
        if (!(name in DEFAULT_VIEW)) continue;
        if (isThere(name, value)) view[name] = typeof DEFAULT_VIEW[name] === 'boolean' ? value === 'true' : value;
        else missing = true;
    }
    return { view, words, missing };
}

/** People and numbers stay for ever: whom nothing is assigned to any more has an empty list rightly. */
function isThere(name, value) {
    if (name === 'department') return store.me.departments.some(({ id }) => id === value);
    if (name === 'route') return store.me.administrator;
    if (name === 'label') return !labels.known || labels.offered().some(({ id }) => id === value);
    if (name === 'through') return !wayChoices.known || wayChoices.has(value);
    if (name === 'reason') return reasonChoices().some(({ id }) => id === value) && (!wayChoices.known || wayChoices.all.length > 0);
    return true;
}
