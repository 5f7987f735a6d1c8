/** Finds words in the open conversation, and leads from one message that has them to the next, however far up they are. */
import { api, superseded } from './api.js';
import { covers } from './covers.js';
import { button, h } from './dom.js';
import { findRanges } from './found-words.js';
import { messageInAddress } from './router.js';
import { store } from './store.js';
import { language, t } from './texts.js';
import { waiting } from './waiting.js';

const TYPING = 250;

class FindBar extends HTMLElement {
    /** Newest first. */
    #hits = [];
    #at = -1;
    #id = null;
    #words = '';
    #narrow = false;
    #searching = false;
    #typing = 0;
    #calls = null;
    /** Gets the focus back. */
    #before = null;
    #step = { isOpen: () => this.offsetParent !== null, close: () => this.close() };

    connectedCallback() {
        this.setAttribute('role', 'search');
        this.setAttribute('aria-label', t('find.title'));
        this.field = h('input', { type: 'search', class: 'find-field', autocomplete: 'off', spellcheck: 'false', maxlength: '100', placeholder: t('find.title'), 'aria-label': t('find.title'), 'data-testid': 'find', on: { input: () => this.#typed() } });
        this.state = h('span', { class: 'find-state', role: 'status', 'data-testid': 'find-state' });
        this.older = button({ label: t('find.older'), iconName: 'up', iconOnly: true, kind: 'quiet', testid: 'find-older', onClick: () => this.go(1) });
        this.newer = button({ label: t('find.newer'), iconName: 'down', iconOnly: true, kind: 'quiet', testid: 'find-newer', onClick: () => this.go(-1) });
        this.replaceChildren(this.field, this.state, this.older, this.newer, button({ label: t('find.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'find-close', onClick: () => this.close() }));
        store.on('open', () => this.#opened());
        this.addEventListener('keydown', (event) => this.#key(event));
        addEventListener('hashchange', () => this.#cameFromSearch());
        document.addEventListener('bandeja:find', () => this.begin());
        const thread = document.querySelector('conversation-thread');
        new MutationObserver(() => this.#mark()).observe(thread, { childList: true, subtree: true, characterData: true });
        this.#opened();
    }

    begin() {
        if (!store.open) return;
        if (this.hidden) this.#before = document.activeElement;
        this.#show();
        covers.add(this.#step);
        this.field.focus();
        this.field.select();
    }

    close() {
        const focused = this.contains(document.activeElement);
        this.hidden = true;
        covers.settle();
        this.#forget();
        this.#tell();
        this.field.value = '';
        if (!focused) return;
        const back = this.#before?.isConnected && this.#before !== document.body ? this.#before : document.querySelector('.thread-scroller');
        back?.focus({ preventScroll: true });
    }

    /** @param step 1 to the next older, -1 to the next newer; round at the ends */
    go(step) {
        if (this.#hits.length === 0) return this.begin();
        this.#at = (this.#at + step + this.#hits.length) % this.#hits.length;
        this.#point();
    }

    #show() {
        this.hidden = false;
        this.#id = store.openId;
        this.#tell();
    }

    #forget() {
        clearTimeout(this.#typing);
        this.#calls?.abort();
        this.#hits = [];
        this.#at = -1;
        this.#words = '';
        this.#narrow = false;
        this.#searching = false;
        this.#mark();
    }

    #opened() {
        if (this.#id === store.openId && !this.hidden) return;
        if (!this.hidden) this.close();
        this.#id = store.openId;
        this.#cameFromSearch();
    }

    /** Who was led here by a search goes on with its words. The search leads by the address; this bar and quotes do not. */
    #cameFromSearch() {
        const { model } = document.querySelector('conversation-list');
        const wanted = messageInAddress();
        if (!wanted || !model.words || model.found.get(store.openId)?.id !== wanted || this.#words === model.words) return;
        this.#show();
        this.field.value = model.words;
        void this.#search(model.words, wanted);
    }

    #typed() {
        clearTimeout(this.#typing);
        const words = this.field.value.trim();
        if (words === this.#words) return;
        this.#typing = setTimeout(() => this.#search(words), words ? TYPING : 0);
    }

    /** @param from the message to begin with; left out: the newest */
    async #search(words, from = null) {
        this.#forget();
        this.#words = words;
        this.#searching = words !== '';
        this.#tell();
        if (!words) return;
        this.#calls = new AbortController();
        try {
            const { items, narrow } = await waiting(this.state, api.foundIn(this.#id, words, this.#calls.signal));
            this.#searching = false;
            this.#hits = items.map(({ id }) => id);
            this.#narrow = narrow;
            this.#at = this.#hits.length === 0 ? -1 : Math.max(0, this.#hits.indexOf(from));
            if (from && this.#hits[this.#at] === from) {
                this.#tell();
                this.#mark();
            } else this.#point();
        } catch (failure) {
            if (superseded(failure)) return;
            this.#searching = false;
            this.#words = '';
            this.state.textContent = failure.message;
        }
    }

    #point() {
        this.#tell();
        if (this.#at >= 0) store.setOpen(this.#id, this.#hits[this.#at]);
        this.#mark();
    }

    #tell() {
        const count = this.#hits.length;
        const number = (value) => value.toLocaleString(language);
        this.state.textContent = !this.#words || this.#searching ? '' : count > 0 ? t('find.place', { place: number(this.#at + 1), count: number(count) }) : this.#narrow ? t('search.narrow') : t('find.nothing');
        for (const control of [this.older, this.newer]) control.setAttribute('aria-disabled', String(count === 0));
    }

    /** The browser colours the words; the thread itself is left alone. */
    #mark() {
        if (!CSS.highlights) return;
        CSS.highlights.delete('found');
        CSS.highlights.delete('found-here');
        if (this.hidden || !this.#words) return;
        const here = this.#hits[this.#at] ?? null;
        const { all, one } = findRanges(document.querySelector('conversation-thread'), this.#words, here);
        CSS.highlights.set('found', new Highlight(...all));
        CSS.highlights.set('found-here', new Highlight(...one));
    }

    #key(event) {
        if (event.isComposing) return;
        if (event.key === 'Escape') this.close();
        else if (event.target !== this.field) return;
        else if (event.key === 'Enter') this.go(event.shiftKey ? -1 : 1);
        else if (event.key === 'ArrowUp') this.go(1);
        else if (event.key === 'ArrowDown') this.go(-1);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }
}

customElements.define('find-bar', FindBar);

const bar = () => document.querySelector('find-bar');

export const find = () => bar().begin();

/** @param step 1 to the next older, -1 to the next newer */
export const findAgain = (step) => bar().go(step);
