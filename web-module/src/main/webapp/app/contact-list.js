/** The list of contacts: a page at a time, and what is searched for. */
import { api, superseded } from './api.js';
import { arrange, button, h, icon, setAttribute } from './dom.js';
import { avatar, contactName, phoneText } from './people.js';
import { addClear } from './search-clear.js';
import { store } from './store.js';
import { t } from './texts.js';
import { waiting } from './waiting.js';

const PAGE = 50;
const SEARCH_AFTER = 250;

class ContactList extends HTMLElement {
    #calls = new AbortController();
    #next = null;
    #loading = false;
    #timer = 0;
    #open = null;

    connectedCallback() {
        this.rows = h('ul', { class: 'contact-rows', 'data-testid': 'contact-list' });
        this.end = h('div', { class: 'list-end', role: 'status' });
        this.above = h('div', { class: 'contact-search-wait' });
        this.replaceChildren(this.above, this.rows, this.end);
        this.field = document.getElementById('contact-search');
        addClear(this.field);
        this.field.addEventListener('input', () => {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.load(), SEARCH_AFTER);
        });
        new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#more(), { root: this, rootMargin: '400px' }).observe(this.end);
        store.on('reload', () => this.load());
        document.addEventListener('bandeja:contact-changed', ({ detail }) => this.#changed(detail));
        this.load();
    }

    /** From the beginning. */
    async load() {
        this.#calls.abort();
        this.#calls = new AbortController();
        this.#next = null;
        this.#loading = false;
        await this.#page(true);
    }

    #more() {
        if (this.#next && !this.#loading) this.#page(false);
    }

    async #page(first) {
        const { signal } = this.#calls;
        this.#loading = true;
        try {
            const asking = api.contacts({ q: this.field.value.trim(), cursor: first ? null : this.#next, limit: PAGE }, signal);
            const page = await waiting(first ? this.above : this.end, asking);
            const there = first ? new Map([...this.rows.children].map((row) => [row.dataset.contact, row])) : new Map();
            const rows = page.items.map((contact) => this.#kept(there.get(contact.id), this.#row(contact)));
            if (first) arrange(this.rows, rows);
            else this.rows.append(...rows);
            this.#next = page.next;
            this.#loading = false;
            this.#drawEnd(page);
            this.mark(this.#open);
            if (this.#next && this.end.offsetTop < this.scrollTop + this.clientHeight + 400) requestAnimationFrame(() => this.#more());
        } catch (failure) {
            if (superseded(failure)) return;
            this.#loading = false;
            this.end.dataset.state = 'failed';
            this.end.replaceChildren(h('p', { text: failure.message }), button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.#page(first) }));
        }
    }

    /** Rows stay where they are, whatever was searched for. @param gone the id of a contact that is none any more */
    #changed({ contact, gone }) {
        for (const row of [...this.rows.children]) {
            if (row.dataset.contact === gone) row.remove();
            else if (row.dataset.contact === contact?.id) row.replaceWith(this.#row(contact));
        }
        this.mark(this.#open);
    }

    #drawEnd({ narrow }) {
        const empty = this.rows.childElementCount === 0;
        this.end.dataset.state = narrow ? 'narrow' : empty ? 'empty' : 'all';
        if (narrow) this.end.replaceChildren(h('p', { class: 'empty-title', text: t('search.narrow') }), h('p', { class: 'empty-hint', text: t('contacts.narrowHint') }));
        else if (empty && this.field.value.trim()) this.end.replaceChildren(h('p', { class: 'empty-title', text: t('contacts.noneFound') }), h('p', { class: 'empty-hint', text: t('contacts.noneFoundHint') }));
        else if (empty) this.end.replaceChildren(h('p', { class: 'empty-title', text: t('contacts.none') }), h('p', { class: 'empty-hint', text: t('contacts.noneHint') }));
        else this.end.replaceChildren();
    }

    #row(contact) {
        const number = phoneText(contact.phone) || contact.userId;
        return h(
            'li',
            { class: 'contact-row', 'data-contact': contact.id, 'data-testid': 'contact-row' },
            h(
                'a',
                { href: `#/${encodeURIComponent(contact.id)}` },
                avatar(contact.id, contact.name),
                h(
                    'span',
                    { class: 'contact-row-words' },
                    h('bdi', { class: 'contact-row-name', text: contactName(contact) }),
                    contact.name && number && h('bdi', { class: 'contact-row-number', text: number }),
                ),
                contact.blocked && icon('dismissed', t('contacts.blocked')),
            ),
        );
    }

    /** What is pressed just now stays where it is, unless it has changed. */
    #kept(there, row) {
        if (there) setAttribute(row.firstElementChild, 'aria-current', there.firstElementChild.getAttribute('aria-current'));
        return there?.isEqualNode(row) ? there : row;
    }

    /** Which one is looked at. */
    mark(id) {
        this.#open = id;
        for (const row of this.rows?.children ?? []) setAttribute(row.firstElementChild, 'aria-current', row.dataset.contact === id ? 'true' : false);
    }
}

customElements.define('contact-list', ContactList);
