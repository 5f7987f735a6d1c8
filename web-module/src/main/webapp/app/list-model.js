/** Which conversations the list holds: pages from the server, kept right by what arrives live. */
import { api, superseded } from './api.js';
import { belongs, comparator, parametersOf } from './rules.js';
import { store } from './store.js';

const PAGE = 50;
const SEARCH_PAGE = 200;
const SEARCH_LIMIT = 2_000;

export class ListModel extends EventTarget {
    ids = new Set();
    next = null;
    edge = null;
    loading = false;
    loaded = false;
    failure = null;
    words = '';
    #calls = null;
    /** What came live while a page was under way. */
    #live = new Set();

    constructor() {
        super();
        store.on('view', () => this.load());
        store.on('conversation', (id) => this.#take(id));
        store.on('gone', (id) => {
            this.ids.delete(id);
            this.#changed();
        });
    }

    /** Loads the view from its beginning; what is shown stays until the answer is there, if it is the same view. */
    async load({ keep = false } = {}) {
        this.#calls?.abort();
        this.#calls = new AbortController();
        if (!keep) {
            this.ids.clear();
            this.next = null;
            this.edge = null;
            this.loaded = false;
        }
        await this.#fetch(null, keep);
    }

    async more() {
        if (this.loading || !this.next || this.failure || this.searchExhausted) return;
        await this.#fetch(this.next, false);
    }

    async retry() {
        this.failure = null;
        await (this.loaded ? this.more() : this.load());
    }

    /** Narrows what is shown to names and numbers with these words; further pages come as long as there is room. */
    find(words) {
        this.words = words.trim().toLocaleLowerCase();
        this.#changed();
    }

    get searchExhausted() {
        return this.words !== '' && this.ids.size >= SEARCH_LIMIT;
    }

    /** The conversations of the view, in order. */
    items() {
        const compare = comparator(store.view.sort);
        const items = [];
        for (const id of this.ids) {
            const item = store.conversations.get(id);
            if (item && this.#matches(item)) items.push(item);
        }
        return items.sort(compare);
    }

    #matches(item) {
        if (this.words === '') return true;
        const { name, phone, userId } = item.contact;
        if ((name ?? '').toLocaleLowerCase().includes(this.words)) return true;
        if ((userId ?? '').toLowerCase().includes(this.words)) return true;
        const digits = this.words.replace(/[\s()+-]/g, '');
        return /^\d+$/.test(digits) && (phone ?? '').includes(digits);
    }

    async #fetch(cursor, replace) {
        const { signal } = this.#calls;
        const asked = store.moment;
        this.loading = true;
        this.failure = null;
        this.#live.clear();
        this.#changed();
        try {
            const limit = this.words ? SEARCH_PAGE : PAGE;
            const page = await api.conversations({ ...parametersOf(store.view), cursor, limit }, signal);
            if (replace) this.ids.clear();
            this.next = page.next;
            this.edge = page.items.at(-1) ?? null;
            this.loaded = true;
            // What is known may be newer than the page: then that decides.
            for (const item of page.items) {
                const known = store.put(item, asked);
                if (known && belongs(known, store.view, store.me)) this.ids.add(item.id);
            }
            for (const id of this.#live) this.#take(id);
        } catch (failure) {
            if (superseded(failure)) return;
            this.failure = failure;
        }
        this.loading = false;
        this.#changed();
    }

    #take(id) {
        const item = store.conversations.get(id);
        if (!item) return;
        if (this.loading) this.#live.add(id);
        const beyond = this.next && this.edge && comparator(store.view.sort)(item, this.edge) > 0;
        if (belongs(item, store.view, store.me) && !beyond) this.ids.add(id);
        else this.ids.delete(id);
        if (this.loaded) this.#changed();
    }

    #changed() {
        this.dispatchEvent(new Event('change'));
    }
}
