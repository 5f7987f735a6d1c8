/** What there is of the contact of the open conversation besides it: asked for when one stays, and again when it has changed. */
import { superseded } from './api.js';
import { button, h } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';

/** Who only passes by asks for nothing. */
const STAYS = 150;
const AGAIN_AFTER = 400;

/** A part of the contact; whoever shows it hears `contact` of the store. */
export class ContactPart {
    #make;
    #concerns;
    #key = '';
    #list = null;
    #calls = new AbortController();
    #timer = 0;
    #failure = null;
    /** What was found, the latest first; null: not known yet. */
    items = null;
    hasMore = false;

    /**
     * @param make gives the list of an open conversation; takes the conversation and what reloads it
     * @param concerns whether something that was told live, of this contact, changes the list; takes the event
     */
    constructor(make, concerns) {
        this.#make = make;
        this.#concerns = concerns;
        for (const type of ['open', 'conversation', 'gone']) store.on(type, () => this.#look());
        store.on('live', (event) => this.#list && event.conversation?.contact?.id === store.open?.contact.id && this.#concerns(event) && this.#soon(AGAIN_AFTER));
        store.on('reload', () => this.#list && this.#soon(AGAIN_AFTER));
        this.#look();
    }

    /** What is shown: the list, or why there is none. */
    get elements() {
        if (!this.#failure) return this.#list?.elements ?? [];
        return [h('p', { class: 'box-error', text: this.#failure }), button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.reload() })];
    }

    /** Changes when other elements are to be shown. */
    get signature() {
        return [this.#key, this.#failure];
    }

    get isThere() {
        return this.items !== null || this.#failure !== null;
    }

    /** What is about somebody else is not shown for a moment. */
    #look() {
        const { open } = store;
        const key = open ? [open.id, open.contact.id, open.contact.erased].join() : '';
        if (key === this.#key) return;
        this.#key = key;
        this.#stop();
        this.items = null;
        this.hasMore = false;
        this.#failure = null;
        this.#list = open ? this.#make(open, () => this.reload()) : null;
        if (open) this.#soon(STAYS);
    }

    #stop() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#calls.abort();
    }

    #soon(wait) {
        this.#timer ||= setTimeout(() => this.reload(), wait);
    }

    /** Of two answers the later one counts, so the earlier call ends. */
    async reload() {
        this.#stop();
        this.#calls = new AbortController();
        const { signal } = this.#calls;
        const list = this.#list;
        try {
            const found = await list.load(signal);
            if (signal.aborted) return;
            list.draw(found);
            this.items = found.items;
            this.hasMore = found.hasMore;
            this.#failure = null;
        } catch (failure) {
            if (signal.aborted || superseded(failure)) return;
            this.#failure = failure.message;
        }
        store.emit('contact', store.openId);
    }
}

/** To all of it. */
export const contactLink = (contact, label, testid) => h('a', { class: 'details-all', href: `/contacts.xhtml#/${encodeURIComponent(contact)}`, 'data-testid': testid, text: label });
