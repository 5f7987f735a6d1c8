/** A list about a contact of which one sees the beginning, and more at a press of a button. */
import { api } from './api.js';
import { button, h } from './dom.js';
import { Sections } from './sections.js';
import { t } from './texts.js';

export class LongList {
    #contact;
    #part;
    #page;
    #line;
    #lines;
    #after;
    #wanted = 0;

    /**
     * @param contact its id
     * @param part which list of it: the last word of its address
     * @param page how many more come at once
     * @param line gives the section of an item
     * @param after behind which one it begins; null: with the first
     * @param none what is said when there is nothing; may be left out
     * @param reload shows it anew, as long as it is wanted now
     */
    constructor({ contact, part, page, line, after = null, none = '', reload, ...attributes }) {
        this.#contact = contact;
        this.#part = part;
        this.#page = page;
        this.#line = line;
        this.#after = after;
        this.none = h('p', { class: 'soft', text: none });
        this.list = h('ul', attributes);
        this.more = button({ label: t('contacts.more'), kind: 'quiet', testid: `more-${part}`, onClick: () => this.#extend(reload) });
        this.none.hidden = true;
        this.more.hidden = true;
        this.#lines = new Sections(this.list);
    }

    get elements() {
        return [this.none, this.list, this.more];
    }

    #extend(reload) {
        this.#wanted = this.list.childElementCount + this.#page;
        reload();
    }

    /** As many as were wanted before, if there still are so many. */
    async load(signal) {
        const items = [];
        let cursor = this.#after;
        do {
            const page = await api.contactPart(this.#contact, this.#part, { limit: this.#page, cursor }, signal);
            items.push(...page.items);
            cursor = page.next;
        } while (cursor && items.length < this.#wanted);
        return { items, hasMore: Boolean(cursor) };
    }

    draw({ items, hasMore }) {
        this.none.hidden = items.length > 0 || this.none.textContent === '';
        this.#lines.draw(items.map(this.#line));
        const pressed = document.activeElement === this.more;
        this.more.hidden = !hasMore;
        if (pressed && !hasMore) this.list.lastElementChild?.querySelector('a, button')?.focus({ preventScroll: true });
    }
}
