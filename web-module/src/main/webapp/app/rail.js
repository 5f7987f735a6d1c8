/** The rail: what waits for me, in two numbers; and the same in the title of the window. */
import { badge } from './badge.js';
import { setAttribute, setText } from './dom.js';
import { avatar, drawBadge } from './people.js';
import { presenceSign, presenceWord } from './presence.js';
import { DEFAULT_VIEW } from './rules.js';
import { atList, backToList } from './steps.js';
import { store } from './store.js';
import { t, tn } from './texts.js';

class InboxRail extends HTMLElement {
    #title = document.title;
    #waiting = null;

    connectedCallback() {
        store.on('counters', () => this.#draw());
        store.on('me', () => this.#drawPerson());
        this.querySelector('[data-rail-no-route]').addEventListener('click', showWithoutRoute);
        this.#draw();
        this.#drawPerson();
    }

    #draw() {
        const { unassigned, mine, noRoute } = store.counters;
        this.#drawNoRoute(noRoute);
        drawBadge(this.querySelector('[data-badge=unassigned]'), unassigned, tn('badge.unassigned', unassigned));
        drawBadge(this.querySelector('[data-badge=mine]'), mine, tn('badge.mine', mine));
        const waiting = unassigned + mine;
        badge.show(waiting); // also when it is as it was: a notification may have put another number on the icon
        if (this.#waiting === waiting) return;
        this.#waiting = waiting;
        document.title = waiting > 0 ? `(${waiting > 999 ? '999+' : waiting}) ${this.#title}` : this.#title;
    }

    /** Where nobody but an administrator sees what waits. */
    #drawNoRoute(count) {
        const link = this.querySelector('[data-rail-no-route]');
        const label = tn('badge.noRoute', count);
        link.hidden = !store.me?.administrator || count === 0;
        setAttribute(link, 'title', label);
        drawBadge(link.querySelector('.badge'), count, label);
    }

    #drawPerson() {
        const { id, name, administrator, departments, presence } = store.me;
        this.#drawNoRoute(store.counters.noRoute);
        const without = !administrator && !departments.some((mine) => mine.role === 'ADMIN');
        this.querySelector('[data-console]').hidden = without;
        for (const part of document.querySelectorAll('[data-for-console]')) part.hidden = without;
        const control = this.querySelector('[data-person]');
        const word = presenceWord(presence);
        control.replaceChildren(avatar(id, name), presenceSign(presence));
        setAttribute(control, 'aria-label', `${t('person.menu', { name })} · ${word}`);
        setAttribute(control, 'title', `${name} · ${word}`);
        const title = document.querySelector('[data-person-name]');
        if (title) setText(title, name);
    }
}

/** In the inbox without loading it anew; elsewhere the link leads there. */
function showWithoutRoute(event) {
    if (!document.querySelector('conversation-list')) return;
    event.preventDefault();
    store.setView({ ...DEFAULT_VIEW, route: 'none' });
    if (!atList()) backToList();
}

customElements.define('inbox-rail', InboxRail);
