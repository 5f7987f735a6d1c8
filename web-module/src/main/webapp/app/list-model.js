/** Which conversations the list holds: pages from the server, kept right by what arrives live. */
import { api, superseded } from './api.js';
import { Retries } from './retries.js';
import { belongs, comparator, isAboutTheWay, mayMatch, parametersOf } from './rules.js';
import { store } from './store.js';

const PAGE = 50;
/** Who goes on wants to get somewhere. */
const NEXT_PAGE = 100;
const TYPING = 250;
/** What has just come in may be found as well: the server is asked again, but not for every message, and the less often the more there is to ask for. */
const SEARCH_AGAIN = 3_000;

export class ListModel extends EventTarget {
    ids = new Set();
    next = null;
    edge = null;
    loading = false;
    loaded = false;
    failure = null;
    words = '';
    /** By conversation: the message that has the words. */
    found = new Map();
    /** The search gave up before the end. */
    narrow = false;
    /** How many pages have come. */
    answers = 0;
    #typing = 0;
    #again = 0;
    #calls = null;
    #retries = new Retries();
    /** So many rows are wanted at once, as long as nothing is loaded. */
    #least = 0;
    /** Does once more what has failed. */
    #repeat = null;
    /** What came live while a page was under way. */
    #live = new Set();
    #tells = false;
    /** As they stood last: nearly in order, and so soon in order again. */
    #order = [];

    constructor() {
        super();
        store.on('view', () => this.load());
        store.on('conversation', (id) => this.#take(id));
        store.on('gone', (id) => {
            this.ids.delete(id);
            this.#changed();
        });
    }

    /**
     * Loads the view from its beginning.
     *
     * @param keep it is the same view: what is shown stays until as much of it is there again
     * @param rows so many are there at once, as far as there are so many
     * @param anew the whole page is: what it has beside the view may have gone out of sight
     */
    async load({ keep = false, rows = 0, anew = false } = {}) {
        this.#calls?.abort();
        this.#calls = new AbortController();
        if (!keep) {
            this.ids.clear();
            this.next = null;
            this.edge = null;
            this.loaded = false;
            this.found.clear();
            this.narrow = false;
        }
        clearTimeout(this.#again);
        this.#again = 0;
        this.#retries.end();
        if (!keep) this.#least = rows;
        await this.#fetch(null, keep, Math.max(this.ids.size, this.loaded ? 0 : this.#least), anew);
    }

    async more() {
        if (this.loading || !this.next || this.failure) return;
        await this.#fetch(this.next, false);
    }

    /**
     * Brings the rest of the view, up to so many rows.
     *
     * @returns {Promise<boolean>} false: it failed, or another view is wanted by now
     */
    async fill(most) {
        const calls = this.#calls;
        const wants = () => calls === this.#calls && (this.loading || (this.next && this.ids.size < most && !this.failure));
        while (wants()) {
            if (this.loading) await new Promise((resolve) => this.addEventListener('change', resolve, { once: true }));
            else await this.more();
        }
        return calls === this.#calls && !this.failure;
    }

    async retry() {
        this.#retries.end();
        await this.#repeat();
    }

    /** The next loading searches for these words, whatever was being typed. */
    search(words) {
        clearTimeout(this.#typing);
        this.words = words.trim();
    }

    /** Searches for these words as soon as the typing pauses. */
    find(text) {
        const words = text.trim();
        clearTimeout(this.#typing);
        if (words === this.words) return;
        this.#typing = setTimeout(() => {
            this.words = words;
            this.load();
        }, words ? TYPING : 0);
    }

    /** Who searches looks through everything that he may see, not only his own work. */
    get #view() {
        return this.words ? { ...store.view, others: true } : store.view;
    }

    /** The conversations of the view, in order. */
    items() {
        const left = new Set(this.ids);
        const ids = [...this.#order.filter((id) => left.delete(id)), ...left];
        const items = ids.map((id) => store.conversations.get(id)).filter(Boolean).sort(comparator(store.view));
        this.#order = items.map(({ id }) => id);
        return items;
    }

    async #fetch(cursor, replace, rows = 0, anew = false) {
        const { signal } = this.#calls;
        const asked = store.moment;
        this.loading = true;
        this.failure = null;
        this.#live.clear();
        this.#changed();
        try {
            const pages = await this.#pages(cursor, rows, signal);
            if (replace) {
                this.ids.clear();
                this.found.clear();
            }
            this.#retries.end();
            for (const page of pages) this.#takePage(page, asked);
            if (anew) store.forgetUnheard(asked, this.ids);
            this.loaded = true;
            this.answers++;
            for (const id of this.#live) this.#take(id);
        } catch (failure) {
            if (superseded(failure)) return;
            this.failure = failure;
            this.#repeat = () => this.#fetch(cursor, replace, rows, anew);
            this.#retries.after(failure, this.#repeat);
        }
        this.loading = false;
        this.#changed();
    }

    /** The page behind the cursor, and those after it until there are so many rows: who has scrolled down stays there. */
    async #pages(cursor, rows, signal) {
        const pages = [];
        let count = 0;
        do {
            const page = await api.conversations({ ...parametersOf(this.#view), q: this.words, cursor, limit: cursor ? NEXT_PAGE : PAGE }, signal);
            pages.push(page);
            count += page.items.length;
            cursor = page.next;
        } while (cursor && count < rows);
        return pages;
    }

    #takePage(page, asked) {
        for (const [id, message] of Object.entries(page.found ?? {})) this.found.set(id, message);
        this.narrow = page.narrow;
        this.next = page.next;
        this.edge = page.items.at(-1) ?? null;
        // What is known may be newer than the page: then that decides.
        for (const item of page.items) {
            const known = store.put(item, asked);
            if (known && belongs(known, this.#view, store.me)) this.ids.add(item.id);
        }
    }

    /** Windows close by themselves: what has come into such a view, or has left it. */
    timePasses() {
        if (store.view.window && this.loaded && !this.words && !isAboutTheWay(store.view)) for (const id of store.conversations.keys()) this.#take(id);
    }

    #take(id) {
        const item = store.conversations.get(id);
        if (!item) return;
        if (this.loading) this.#live.add(id);
        if (this.words || isAboutTheWay(store.view)) {
            this.#takeWhileSearching(item);
            return;
        }
        const beyond = this.next && this.edge && comparator(store.view)(item, this.edge) > 0;
        if (belongs(item, this.#view, store.me) && !beyond) this.ids.add(id);
        else this.ids.delete(id);
        if (this.loaded) this.#changed();
    }

    /** What a search finds, or a filter by the way, is the server's to say; here only goes what has left the view. */
    #takeWhileSearching(item) {
        const inView = belongs(item, this.#view, store.me);
        if (!inView) this.ids.delete(item.id);
        else if (!this.ids.has(item.id) && !this.loading && mayMatch(item, this.words)) {
            this.#again ||= setTimeout(() => this.load({ keep: true }), SEARCH_AGAIN * Math.ceil((this.ids.size + 1) / NEXT_PAGE));
        }
        if (this.loaded) this.#changed();
    }

    /** Told once for all that comes together. */
    #changed() {
        if (this.#tells) return;
        this.#tells = true;
        queueMicrotask(() => {
            this.#tells = false;
            this.dispatchEvent(new Event('change'));
        });
    }
}
