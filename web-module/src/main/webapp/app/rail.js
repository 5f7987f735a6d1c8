/** The rail: what waits for me, in two numbers; and the same in the title of the window. */
import { setAttribute, setText } from './dom.js';
import { avatar } from './people.js';
import { store } from './store.js';
import { t, tn } from './texts.js';

class InboxRail extends HTMLElement {
    #title = document.title;

    connectedCallback() {
        store.on('counters', () => this.#draw());
        store.on('me', () => this.#drawPerson());
        this.#draw();
        this.#drawPerson();
    }

    #draw() {
        const { unassigned, mine } = store.counters;
        this.#badge('unassigned', unassigned, tn('badge.unassigned', unassigned));
        this.#badge('mine', mine, tn('badge.mine', mine));
        const waiting = unassigned + mine;
        document.title = waiting > 0 ? `(${waiting > 999 ? '999+' : waiting}) ${this.#title}` : this.#title;
        navigator.setAppBadge?.(waiting).catch(() => {});
    }

    #badge(kind, count, label) {
        const badge = this.querySelector(`[data-badge=${kind}]`);
        badge.hidden = count === 0;
        setAttribute(badge, 'data-count', count);
        setAttribute(badge, 'title', label);
        setText(badge.firstElementChild, count > 99 ? '99+' : String(count));
        setText(badge.lastElementChild, label);
    }

    #drawPerson() {
        const { id, name, administrator, departments } = store.me;
        this.querySelector('[data-console]').hidden = !administrator && !departments.some((mine) => mine.role === 'ADMIN');
        const control = this.querySelector('[data-person]');
        control.replaceChildren(avatar(id, name));
        setAttribute(control, 'aria-label', t('person.menu', { name }));
        setAttribute(control, 'title', name);
        const title = document.querySelector('[data-person-name]');
        if (title) setText(title, name);
    }
}

customElements.define('inbox-rail', InboxRail);
