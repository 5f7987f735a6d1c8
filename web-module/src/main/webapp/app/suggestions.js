/** A list that opens over a text field while something is typed after a mark, such as "/" or "@"; all of it by keyboard. */
import { covers } from './covers.js';
import { h, setAttribute } from './dom.js';
import { t } from './texts.js';

const MOST = 50;

let count = 0;

/**
 * A source offers things after its mark:
 * mark, the character; words, how many words may follow it; applies(), whether it offers anything now;
 * load(), gives all of them (a promise); matches(item, query); draw(item), gives the children of its line;
 * choose(item), gives what is inserted instead of mark and query;
 * label and empty, texts; footer(), an element below the list, or null.
 */
export class Suggestions {
    #field;
    #sources;
    #open = null;
    #items = [];
    #shown = [];
    #at = 0;
    #asked = 0;
    #cover = { isOpen: () => this.#open !== null, close: () => this.#abandon() };

    /** @param onInsert told after something was put into the field, with where it begins and ends */
    constructor(field, sources, onInsert) {
        this.#field = field;
        this.#sources = sources;
        this.onInsert = onInsert;
        this.id = `suggest-${(count += 1)}`;
        this.list = h('ul', { class: 'suggest-list', id: this.id, role: 'listbox', tabindex: '0' });
        this.state = h('p', { class: 'suggest-state', role: 'status' });
        this.foot = h('div', { class: 'suggest-foot' });
        this.element = h('div', { class: 'suggest', 'data-testid': 'suggestions', hidden: true }, this.list, this.state, this.foot);
        this.element.addEventListener('pointerdown', (event) => event.target.closest('a') || event.preventDefault());
        setAttribute(field, 'aria-autocomplete', 'list');
        field.addEventListener('input', () => this.look());
        field.addEventListener('blur', () => this.close());
        field.addEventListener('click', () => this.#open && this.look());
        field.addEventListener('keyup', (event) => this.#open && ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) && this.look());
    }

    /** Puts a mark where the cursor is, as if it had been typed. */
    begin(mark) {
        const { selectionStart: at, value } = this.#field;
        const before = at > 0 && !/\s/u.test(value[at - 1]) ? ' ' : '';
        this.#field.focus();
        this.#field.setRangeText(before + mark, at, this.#field.selectionEnd, 'end');
        this.#field.dispatchEvent(new Event('input', { bubbles: true }));
        if (this.#open) this.#open.added = before.length + mark.length;
    }

    /** Whether the cursor stands behind a mark at the beginning of a word, and what was typed after it. */
    look() {
        const found = this.#trigger();
        if (!found) return this.close();
        const same = this.#open?.source === found.source && this.#open.from === found.from;
        this.#open = same ? { ...this.#open, ...found } : found;
        if (same) this.#filter();
        else {
            covers.add(this.#cover);
            void this.#load(found.source);
        }
    }

    #trigger() {
        const { selectionStart: at, selectionEnd, value } = this.#field;
        if (at === 0 || at !== selectionEnd) return null;
        for (const source of this.#sources) {
            if (!source.applies()) continue;
            const from = value.lastIndexOf(source.mark, at - 1);
            if (from < 0 || (from > 0 && !/\s/u.test(value[from - 1]))) continue;
            const query = value.slice(from + 1, at);
            if (/\n/u.test(query) || /^\s/u.test(query) || query.split(/\s+/u).length > source.words) continue;
            return { source, from, query };
        }
        return null;
    }

    async #load(source) {
        this.#asked += 1;
        const asked = this.#asked;
        this.#items = [];
        this.#draw([]);
        this.state.textContent = t('state.loading');
        try {
            const items = await source.load();
            if (asked !== this.#asked || !this.#open) return;
            this.#items = items;
            this.#filter();
        } catch (failure) {
            if (asked === this.#asked && this.#open) this.state.textContent = failure.message;
        }
    }

    #filter() {
        const { source, query } = this.#open;
        const shown = this.#items.filter((item) => source.matches(item, query)).slice(0, MOST);
        if (shown.length === 0 && this.#items.length > 0 && /\s/u.test(query)) return this.close();
        this.#draw(shown);
        this.state.textContent = shown.length > 0 ? '' : this.#items.length > 0 ? t('suggest.noMatch') : source.empty();
    }

    #draw(shown) {
        const { source } = this.#open;
        this.#shown = shown;
        this.#at = 0;
        setAttribute(this.list, 'aria-label', source.label());
        this.list.replaceChildren(
            ...shown.map((item, index) =>
                h(
                    'li',
                    { id: `${this.id}-${index}`, class: 'suggest-option', role: 'option', 'data-testid': 'suggestion', on: { click: () => this.#choose(index), pointermove: () => this.#move(index) } },
                    source.draw(item),
                ),
            ),
        );
        const footer = source.footer?.() ?? null;
        this.foot.replaceChildren(...(footer ? [footer] : []));
        this.element.hidden = false;
        setAttribute(this.#field, 'aria-controls', this.id);
        setAttribute(this.#field, 'aria-haspopup', 'listbox');
        this.#mark();
    }

    /** @returns whether the key was for the list */
    key(event) {
        if (!this.#open || event.isComposing) return false;
        if (event.key === 'Escape') this.#abandon();
        else if (this.#shown.length === 0) return false;
        else if (event.key === 'ArrowDown') this.#move((this.#at + 1) % this.#shown.length);
        else if (event.key === 'ArrowUp') this.#move((this.#at - 1 + this.#shown.length) % this.#shown.length);
        else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) void this.#choose(this.#at);
        else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
    }

    /** A mark that a button has put there goes again. */
    #abandon() {
        const { added, from, query } = this.#open;
        this.close();
        if (!added || query !== '') return;
        this.#field.setRangeText('', from + 1 - added, from + 1, 'end');
        this.#field.dispatchEvent(new Event('input', { bubbles: true }));
    }

    #move(index) {
        if (index === this.#at) return;
        this.#at = index;
        this.#mark();
    }

    #mark() {
        [...this.list.children].forEach((option, index) => setAttribute(option, 'aria-selected', String(index === this.#at)));
        const option = this.list.children[this.#at];
        setAttribute(this.#field, 'aria-activedescendant', option?.id ?? false);
        option?.scrollIntoView({ block: 'nearest' });
    }

    #choose(index) {
        const item = this.#shown[index];
        if (!item) return;
        const { source, from, query } = this.#open;
        const text = source.choose(item);
        this.close();
        this.#field.focus();
        this.#field.setRangeText(text, from, from + 1 + query.length, 'end');
        this.onInsert(from, from + text.length);
    }

    close() {
        const was = this.#open;
        this.#open = null;
        this.#asked += 1;
        if (was) covers.settle();
        if (this.element.hidden) return;
        this.element.hidden = true;
        for (const name of ['aria-controls', 'aria-haspopup', 'aria-activedescendant']) this.#field.removeAttribute(name);
    }
}
