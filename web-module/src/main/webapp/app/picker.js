/** Chooses one of some people or departments: a dialog with a search, all of it by keyboard too. */
import { button, h, hasPointer, icon, setAttribute } from './dom.js';
import { avatar } from './people.js';
import { presenceShown } from './presence.js';
import { store } from './store.js';
import { t } from './texts.js';

const SPINNER_AFTER = 300;
/** Who is there comes first. */
const RANKS = ['AVAILABLE', 'AWAY', 'OFF'];

let count = 0;

/**
 * @param title what is asked
 * @param load gives {items: [{id, name, role}]}; role is null for departments
 * @param empty what is said when there is nothing to choose
 * @returns {Promise<{id, name}|null>} null when nothing was chosen
 */
export function pick({ title, search, empty, load }) {
    return new Promise((resolve) => new Picker(title, search, empty, load, resolve));
}

class Picker {
    #items = [];
    #shown = [];
    #at = 0;
    #chosen = null;

    constructor(title, search, empty, load, resolve) {
        this.empty = empty;
        this.prefix = `pick-${(count += 1)}`;
        this.field = h('input', {
            type: 'search',
            class: 'pick-search',
            placeholder: search,
            'aria-label': search,
            role: 'combobox',
            'aria-expanded': 'true',
            'aria-controls': `${this.prefix}-list`,
            'aria-autocomplete': 'list',
            autocomplete: 'off',
            spellcheck: 'false',
            'data-testid': 'picker-search',
            on: { input: () => this.#filter(), keydown: (event) => this.#key(event) },
        });
        this.list = h('ul', { class: 'pick-list', id: `${this.prefix}-list`, role: 'listbox', 'aria-label': title });
        this.state = h('p', { class: 'pick-state', role: 'status' });
        this.dialog = h(
            'dialog',
            { class: 'box pick', 'aria-label': title, 'data-testid': 'picker' },
            h(
                'header',
                { class: 'pick-head' },
                h('h2', { class: 'box-title', text: title }),
                button({ label: t('pick.cancel'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'picker-close', onClick: () => this.dialog.close() }),
            ),
            h('div', { class: 'pick-field' }, icon('search'), this.field),
            h('div', { class: 'pick-body' }, this.list, this.state),
        );
        this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
        const learn = ({ detail }) => detail.type === 'presence.changed' && this.#learn(detail.presence);
        store.addEventListener('live', learn);
        this.dialog.addEventListener('close', () => {
            store.removeEventListener('live', learn);
            this.dialog.remove();
            resolve(this.#chosen);
        });
        document.body.append(this.dialog);
        this.dialog.showModal();
        // On a phone the keyboard would cover those whom one can choose from.
        if (hasPointer()) this.field.focus();
        this.#load(load);
    }

    async #load(load) {
        const waiting = setTimeout(() => this.state.replaceChildren(h('span', { class: 'spinner', role: 'img', 'aria-label': t('state.loading') })), SPINNER_AFTER);
        try {
            this.#items = (await load()).items.sort((one, other) => RANKS.indexOf(one.presence) - RANKS.indexOf(other.presence));
            this.state.replaceChildren();
            this.#filter();
            // Nothing moves when fewer are left.
            this.list.parentElement.style.minHeight = `${this.list.parentElement.offsetHeight}px`;
        } catch (failure) {
            this.state.replaceChildren(failure.message);
        } finally {
            clearTimeout(waiting);
        }
    }

    /** Somebody came or went while one chooses: only the word changes, nothing jumps. */
    #learn({ agent, presence }) {
        const item = this.#items.find(({ id }) => id === agent);
        if (!item?.presence) return;
        item.presence = presence;
        const at = this.#shown.indexOf(item);
        if (at >= 0) this.list.children[at].querySelector('.presence-shown').replaceWith(presenceShown(presence));
    }

    #filter() {
        const words = plain(this.field.value.trim()).split(/\s+/);
        this.#shown = this.#items.filter(({ name }) => words.every((word) => plain(name).includes(word)));
        this.#at = 0;
        this.list.replaceChildren(...this.#shown.map((item, index) => this.#option(item, index)));
        this.state.textContent = this.#shown.length > 0 ? '' : this.#items.length > 0 ? t('pick.noMatch') : this.empty;
        this.#mark();
    }

    #option(item, index) {
        return h(
            'li',
            {
                id: `${this.prefix}-${index}`,
                class: item.role === 'ADMIN' ? 'pick-option pick-titled' : 'pick-option',
                role: 'option',
                'data-testid': 'picker-option',
                on: { click: () => this.#choose(index), pointermove: () => this.#move(index) },
            },
            item.role ? avatar(item.id, item.name) : h('span', { class: 'pick-icon' }, icon('move')),
            h('bdi', { class: 'pick-name', text: item.name }),
            item.presence && presenceShown(item.presence),
            item.role === 'ADMIN' && h('span', { class: 'pick-role', text: t('role.admin') }),
        );
    }

    #key(event) {
        if (event.isComposing) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) this.#move((this.#at + step + this.#shown.length) % Math.max(1, this.#shown.length));
        else if (event.key === 'Enter') this.#choose(this.#at);
        else return;
        event.preventDefault();
    }

    #move(index) {
        if (index === this.#at) return;
        this.#at = index;
        this.#mark();
    }

    #mark() {
        [...this.list.children].forEach((option, index) => setAttribute(option, 'aria-selected', String(index === this.#at)));
        const option = this.list.children[this.#at];
        setAttribute(this.field, 'aria-activedescendant', option?.id ?? false);
        option?.scrollIntoView({ block: 'nearest' });
    }

    #choose(index) {
        if (!this.#shown[index]) return;
        this.#chosen = this.#shown[index];
        this.dialog.close();
    }
}

/** Accents and case do not matter. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
