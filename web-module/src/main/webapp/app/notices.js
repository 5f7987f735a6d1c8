/** What administrators have to see to, above everything else until somebody has; whoever is none has no such bar. */
import { api } from './api.js';
import { button, h, icon } from './dom.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { announce, toast } from './toast.js';

const SEVERITIES = { CRITICAL: 'alert.critical', WARNING: 'alert.warning' };

class AdminNotices extends HTMLElement {
    #drawn = '';
    #asked = 0;

    connectedCallback() {
        store.on('me', () => this.#load());
        store.on('reload', () => this.#load());
        store.on('online', () => this.#load());
        store.on('live', (event) => event.type === 'notice.changed' && this.#load());
        this.#load();
    }

    async #load() {
        if (!store.me?.administrator) return this.#draw([]);
        this.#asked += 1;
        const asked = this.#asked;
        try {
            const { items } = await api.notices();
            if (asked === this.#asked) this.#draw(items);
        } catch {
            // what is shown stays until the next word
        }
    }

    #draw(items) {
        const signature = items.map((notice) => notice.id).join();
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        this.hidden = items.length === 0;
        if (items.length === 0) return this.replaceChildren();
        const [first, ...others] = items;
        this.dataset.severity = first.severity;
        const parts = [
            icon('warning', t(SEVERITIES[first.severity])),
            h('p', { dir: 'auto', 'data-testid': 'notice-text', text: first.text }),
            others.length > 0 && h('a', { class: 'notice-more', href: '/console/whatsapp.xhtml', text: tn('alert.more', others.length) }),
            h('a', { class: 'button', href: first.page, 'data-testid': 'notice-show', text: t('alert.show') }),
            button({ label: t('alert.seen'), testid: 'notice-seen', onClick: () => this.#seen(first) }),
        ];
        this.replaceChildren(...parts.filter(Boolean));
        announce(first.text);
    }

    async #seen(notice) {
        try {
            await api.acknowledge(notice.id);
            await this.#load();
        } catch (failure) {
            toast(failure.message, 'error');
        }
    }
}

customElements.define('admin-notices', AdminNotices);
