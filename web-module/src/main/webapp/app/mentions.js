/** The notes in which one was named: a number in the rail, and in the inbox a list that leads to them. */
import { api } from './api.js';
import { button, h, icon } from './dom.js';
import { avatar, contactName, drawBadge } from './people.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { listTime } from './times.js';
import { toast } from './toast.js';
import { waiting } from './waiting.js';

const PAGE = 30;

class MentionsButton extends HTMLElement {
    #items = [];
    #next = null;
    #unseen = 0;
    #asked = 0;
    #newest = null;
    #dialog = null;

    connectedCallback() {
        this.control = this.querySelector('button, a');
        if (this.control.localName === 'button') this.control.addEventListener('click', () => this.#open());
        for (const type of ['online', 'reload', 'gone']) store.on(type, () => this.#load());
        store.on('live', ({ type }) => (type === 'mention.changed' || type.endsWith('.moved')) && this.#load());
        store.on('open', () => this.#see());
        addEventListener('focus', () => this.#see());
        void this.#load();
        if (document.body.dataset.wanted === 'mentions') this.#openAsWanted();
    }

    /** Elsewhere the sign is a link that leads here. */
    #openAsWanted() {
        delete document.body.dataset.wanted;
        this.#open();
    }

    async #load() {
        this.#asked += 1;
        const asked = this.#asked;
        try {
            const asking = api.mentions({ limit: PAGE });
            const page = await (this.#dialog ? waiting(this.state, asking) : asking);
            if (asked === this.#asked) this.#take(page);
        } catch (failure) {
            if (asked === this.#asked) this.#failed(failure);
        }
    }

    /** Without the dialog nobody waits for them: the next event, or the next connection, tells. */
    #failed(failure) {
        if (!this.#dialog) return;
        const again = () => {
            this.state.replaceChildren();
            void this.#load();
        };
        this.state.replaceChildren(h('span', { text: failure.message }), button({ label: t('action.tryAgain'), kind: 'quiet', testid: 'mentions-again', onClick: again }));
    }

    #take({ items, next, unseen }) {
        const known = this.#newest;
        this.#newest = items[0]?.id ?? '';
        this.#items = items;
        this.#next = next;
        this.#unseen = unseen;
        const fresh = items[0];
        if (known !== null && fresh && fresh.id > known && !fresh.seen && fresh.conversation !== store.openId) {
            toast(t('mentions.new', { name: fresh.author.name, contact: contactName(fresh.contact) }), 'news');
        }
        this.#draw();
        this.#see();
    }

    #draw() {
        drawBadge(this.querySelector('.badge'), this.#unseen, tn('mentions.unseen', this.#unseen));
        if (this.#dialog) this.#drawList();
    }

    /** What is said in the conversation before one's eyes is seen. */
    #see() {
        const id = store.openId;
        if (!id || document.hidden || !document.hasFocus() || !document.querySelector('conversation-thread')?.atBottom) return;
        if (this.#items.some(({ conversation, seen }) => conversation === id && !seen)) void this.#seen({ conversation: id });
    }

    async #seen(which) {
        try {
            await api.mentionsSeen(which);
            await this.#load();
        } catch (failure) {
            if (!which.conversation) toast(failure.message, 'error');
        }
    }

    #open() {
        this.list = h('ul', { class: 'mention-list', 'data-testid': 'mention-list' });
        this.state = h('p', { class: 'pick-state', role: 'status' });
        this.more = button({ label: t('mentions.more'), kind: 'quiet', onClick: () => this.#more() });
        this.all = button({ label: t('mentions.allSeen'), iconName: 'checks', kind: 'quiet', testid: 'mentions-seen', onClick: () => this.#seen({}) });
        const close = () => this.#dialog.close();
        this.#dialog = h(
            'dialog',
            { class: 'box pick mentions', 'aria-label': t('mentions.title'), 'data-testid': 'mentions-dialog' },
            h(
                'header',
                { class: 'pick-head' },
                h('h2', { class: 'box-title', text: t('mentions.title') }),
                this.all,
                button({ label: t('mentions.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'mentions-close', onClick: close }),
            ),
            this.list,
            this.state,
            h('div', { class: 'mention-foot' }, this.more),
        );
        this.#dialog.addEventListener('click', (event) => event.target === this.#dialog && close());
        this.#dialog.addEventListener('close', () => {
            this.#dialog.remove();
            this.#dialog = null;
        });
        document.body.append(this.#dialog);
        this.#drawList();
        this.#dialog.showModal();
        void this.#load();
    }

    #drawList() {
        const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.mention : null;
        this.list.replaceChildren(...this.#items.map((item) => this.#line(item)));
        if (this.#newest !== null) this.state.textContent = this.#items.length === 0 ? t('mentions.none') : '';
        this.more.hidden = !this.#next;
        if (document.activeElement === this.all && this.#unseen === 0) this.all.nextElementSibling.focus();
        this.all.hidden = this.#unseen === 0;
        if (focused) this.list.querySelector(`[data-mention="${CSS.escape(focused)}"]`)?.focus();
    }

    #line(item) {
        const where = [contactName(item.contact), item.department].filter(Boolean).join(' · ');
        const link = h(
            'a',
            {
                class: 'mention-line',
                href: `#/c/${encodeURIComponent(item.conversation)}?m=${encodeURIComponent(item.message)}`,
                'data-mention': item.id,
                'data-seen': String(item.seen),
                'data-testid': 'mention-line',
                on: { click: () => this.#follow(item) },
            },
            avatar(item.author.id, item.author.name),
            h(
                'span',
                { class: 'mention-body' },
                h('span', { class: 'row-line' }, h('bdi', { class: 'row-name', text: item.author.name }), h('time', { class: 'row-time', datetime: item.at, text: listTime(item.at) })),
                h('bdi', { class: 'mention-text', text: item.text.replace(/\s+/gu, ' ') }),
                h('span', { class: 'mention-where' }, icon('note'), h('bdi', { text: where })),
            ),
            !item.seen && h('span', { class: 'mention-new' }, h('span', { class: 'sr-only', text: t('mentions.isNew') })),
        );
        return h('li', {}, link);
    }

    #follow(item) {
        this.#dialog.close();
        if (!item.seen) void this.#seen({ mention: item.id });
    }

    async #more() {
        this.more.disabled = true;
        try {
            const page = await api.mentions({ limit: PAGE, cursor: this.#next });
            this.#items = [...this.#items, ...page.items];
            this.#next = page.next;
            this.#drawList();
        } catch (failure) {
            toast(failure.message, 'error');
        }
        this.more.disabled = false;
    }
}

customElements.define('mentions-button', MentionsButton);
