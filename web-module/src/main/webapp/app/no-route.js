/** What administrators do with conversations that have no route: to the number's settings; by hand, with the tools for chosen ones. */
import { h, icon } from './dom.js';
import { numberName } from './people.js';
import { store } from './store.js';
import { t } from './texts.js';

class NoRouteTools extends HTMLElement {
    #drawn = '';

    connectedCallback() {
        this.list = document.querySelector('conversation-list');
        for (const type of ['view', 'me', 'conversation', 'gone']) store.on(type, () => this.#draw());
        this.list.model.addEventListener('change', () => this.#draw());
        this.#draw();
    }

    #draw() {
        const shows = store.view.route === 'none' && Boolean(store.me?.administrator);
        this.hidden = !shows;
        if (!shows) {
            this.#drawn = '';
            return;
        }
        const items = this.list.model.items();
        const numbers = [...new Map(items.filter(({ number }) => number).map(({ number }) => [number.id, number])).values()];
        const signature = JSON.stringify(numbers.map(({ id, name }) => [id, name]));
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        const focused = this.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
        this.replaceChildren(...(numbers.length > 0 ? [h('div', { class: 'number-links' }, ...numbers.map(settingsLink))] : []));
        if (focused) this.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
    }
}

/** One click to where the number's route is chosen. */
function settingsLink({ id, name, displayPhoneNumber }) {
    return h(
        'a',
        { class: 'number-link', href: `/console/number.xhtml?id=${encodeURIComponent(id)}#route`, 'data-testid': 'number-settings' },
        icon('gear'),
        h('bdi', { text: t('noRoute.settings', { number: numberName({ name, displayPhoneNumber }) }) }),
    );
}

customElements.define('no-route-tools', NoRouteTools);
