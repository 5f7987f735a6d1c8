/** The thread of the open conversation: it grows at both ends and never jumps under the eyes. */
import { api, superseded } from './api.js';
import { arrange, button, h, reducedMotion, setText } from './dom.js';
import { outgoing } from './outgoing.js';
import { Retries } from './retries.js';
import { store } from './store.js';
import { entriesOf, firstUnread } from './thread-entries.js';
import { makeEntry, signatureOf } from './thread-entry.js';
import { t, tn } from './texts.js';
import { shortTime } from './times.js';

const PAGE = 50;
const AT_BOTTOM = 40;
const SPINNER_AFTER = 300;
const SEEK_PAGE = 200;
/** Older ones are brought before anybody comes to them. */
const NEAR_TOP = 600;
const SOUGHT_FOR = 2_500;

class ConversationThread extends HTMLElement {
    #elements = new Map();
    #signatures = new Map();
    #id = null;
    #calls = null;
    #frame = 0;
    #bottom = true;
    #below = 0;
    #loadingOlder = false;
    #failure = null;
    #retries = new Retries();

    connectedCallback() {
        this.top = h('div', { class: 'thread-top' });
        this.entries = h('ol', { class: 'entries', 'aria-label': t('thread.label'), 'data-testid': 'thread' });
        this.scroller = h('div', { class: 'thread-scroller', tabindex: '0', role: 'region', 'aria-label': t('thread.label') }, this.top, this.entries);
        this.below = button({ label: '', iconName: 'down', kind: 'pill thread-below', testid: 'new-below', onClick: () => this.toBottom(true) });
        this.below.hidden = true;
        this.replaceChildren(this.scroller, this.below);
        this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
        new ResizeObserver(() => this.#bottom && this.toBottom()).observe(this.scroller);
        new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#older(), {
            root: this.scroller,
            rootMargin: `${NEAR_TOP}px`,
        }).observe(this.top);
        store.on('open', () => this.#show(store.openId));
        store.on('wanted', () => this.#seek());
        store.on('thread', (id) => id === this.#id && this.#schedule());
        store.on('live', (event) => this.#count(event));
        store.on('live', (event) => this.#forget(event));
        store.on('conversation', (id) => id === this.#id && this.#changed());
        store.on('gone', (id) => id === this.#id && this.#calls.abort());
        store.on('reload', () => this.#reload());
        document.addEventListener('visibilitychange', () => this.read());
        addEventListener('focus', () => this.read());
        this.#show(store.openId);
    }

    /** True when the end of the thread is what the agent sees. */
    get atBottom() {
        return this.#bottom;
    }

    toBottom(smoothly = false) {
        this.#bottom = true;
        this.#below = 0;
        this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smoothly && !reducedMotion() ? 'smooth' : 'auto' });
        this.#showBelow();
    }

    /** Tells the server that the agent has seen it: the conversation is in sight, and so is its end. */
    async read() {
        const conversation = store.open;
        const thread = store.threads.get(this.#id);
        if (!conversation || !thread?.loaded || !(conversation.unread > 0 || conversation.newActivity)) return;
        if (document.hidden || !document.hasFocus() || !this.#bottom || this.offsetParent === null) return;
        if (thread.reading === conversation.seq) return;
        thread.reading = conversation.seq;
        try {
            await api.read(conversation.id, conversation.seq);
            const known = store.conversations.get(conversation.id);
            if (known?.seq === conversation.seq) store.put({ ...known, unread: 0, newActivity: false });
        } catch {
            thread.reading = null;
        }
    }

    /** What had gone out of sight may have come back: then nothing of its thread is known. */
    #changed() {
        if (store.open && !store.threads.has(this.#id)) this.#show(this.#id);
        else this.#schedule();
    }

    #show(id) {
        this.#calls?.abort();
        this.#calls = new AbortController();
        this.#id = id;
        this.#elements.clear();
        this.#signatures.clear();
        this.entries.replaceChildren();
        this.#drawTop('');
        this.#failure = null;
        this.#retries.end();
        this.#loadingOlder = false;
        this.#bottom = true;
        this.#below = 0;
        this.#showBelow();
        if (!id) return;
        const thread = store.thread(id);
        thread.divider = null;
        thread.reading = null;
        if (thread.loaded) this.#draw();
        this.#load(id, true);
    }

    /**
     * The latest page; with what is kept from before if the two touch, else instead of it.
     *
     * @param opening whether the agent has just come: then reading begins where the unread begins
     */
    async #load(id, opening = false) {
        const { signal } = this.#calls;
        const spinner = setTimeout(() => this.#drawTop('loading'), SPINNER_AFTER);
        const unread = store.conversations.get(id)?.unread ?? null;
        const asked = store.moment;
        try {
            const [page, timeline] = await Promise.all([api.messages(id, { limit: PAGE }, signal), api.timeline(id, signal)]);
            const thread = store.thread(id);
            const touches = thread.messages.has(page.items[0]?.id);
            if (!touches || !thread.loaded) {
                if (page.before) thread.messages = new Map([...thread.messages].filter(([, message]) => message.at >= (page.items[0]?.at ?? '')));
                thread.before = page.before;
            }
            thread.loaded = true;
            this.#failure = null;
            this.#retries.end();
            for (const entry of timeline.items) thread.timeline.set(entry.id, entry);
            for (const message of page.items) store.putMessage(message, asked);
            thread.divider ??= firstUnread(thread, unread ?? store.conversations.get(id)?.unread ?? 0);
            this.#draw();
            if (store.wanted) this.#seek();
            else if (opening && this.#bottom) this.toDividerOrBottom();
            this.#olderIfNear();
            this.read();
        } catch (failure) {
            if (superseded(failure)) return;
            this.#failed(failure, () => this.#load(id, opening));
            this.#retries.after(failure, () => this.#load(id, opening));
        } finally {
            clearTimeout(spinner);
        }
    }

    #reload() {
        for (const [id, thread] of store.threads) if (id !== this.#id) thread.loaded = false;
        if (this.#id) this.#load(this.#id);
    }

    /** With much unread one begins to read where it starts. */
    toDividerOrBottom() {
        const divider = this.#elements.get('divider');
        const end = this.scroller.scrollHeight - this.scroller.clientHeight;
        const top = divider ? divider.offsetTop - 60 : end;
        if (top >= end - AT_BOTTOM) return this.toBottom();
        this.#bottom = false;
        this.scroller.scrollTop = top;
        this.#scrolled();
    }

    /** Brings the wanted message into sight, however far up it is. */
    async #seek() {
        const id = this.#id;
        const wanted = store.wanted;
        const thread = store.threads.get(id);
        if (!thread?.loaded || this.#loadingOlder) return;
        this.#bottom = false;
        this.#loadingOlder = true;
        try {
            while (!thread.messages.has(wanted) && thread.before) {
                this.#drawTop('loading');
                const asked = store.moment;
                const page = await api.messages(id, { before: thread.before, limit: SEEK_PAGE }, this.#calls.signal);
                thread.before = page.before;
                for (const message of page.items) store.putMessage(message, asked);
            }
        } catch (failure) {
            this.#failed(failure, () => this.#seek());
            return;
        } finally {
            if (id === this.#id) this.#loadingOlder = false;
        }
        if (store.wanted !== wanted) return;
        store.wanted = null;
        this.#draw();
        this.#pointTo(wanted);
    }

    #pointTo(message) {
        const element = this.entries.querySelector(`[data-message-id="${CSS.escape(message)}"]`);
        if (!element) return this.toDividerOrBottom();
        element.scrollIntoView({ block: 'center' });
        element.classList.add('sought');
        setTimeout(() => element.classList.remove('sought'), SOUGHT_FOR);
        this.#scrolled();
        this.#olderIfNear();
    }

    /** Who stands at the top already cannot scroll there: nothing would tell that more is wanted. */
    #olderIfNear() {
        if (this.scroller.scrollTop < NEAR_TOP) this.#older();
    }

    async #older() {
        const thread = store.threads.get(this.#id);
        if (!thread?.loaded || !thread.before || this.#loadingOlder) return;
        this.#loadingOlder = true;
        this.#drawTop('loading');
        const id = this.#id;
        const asked = store.moment;
        try {
            const page = await api.messages(id, { before: thread.before, limit: PAGE }, this.#calls.signal);
            thread.before = page.before;
            for (const message of page.items) store.putMessage(message, asked);
            this.#failure = null;
            this.#drawTop('');
            this.#draw();
            this.#loadingOlder = false;
            requestAnimationFrame(() => this.#olderIfNear());
        } catch (failure) {
            this.#loadingOlder = false;
            this.#failed(failure, () => this.#older());
        }
    }

    /** @param again does once more what has failed */
    #failed(failure, again) {
        if (superseded(failure)) return;
        this.#failure = { words: failure.message, again };
        this.#drawTop('failed');
    }

    #drawTop(state) {
        this.top.dataset.state = state;
        if (state === 'loading') this.top.replaceChildren(h('div', { class: 'spinner', role: 'status', 'aria-label': t('state.loading') }));
        else if (state === 'failed') this.top.replaceChildren(h('p', { text: this.#failure.words }), button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.#again() }));
        else this.top.replaceChildren();
    }

    #again() {
        const { again } = this.#failure;
        this.#failure = null;
        this.#drawTop('');
        again();
    }

    #schedule() {
        if (this.#frame) return;
        const draw = () => {
            cancelAnimationFrame(this.#frame);
            clearTimeout(timer);
            this.#frame = 0;
            if (store.threads.get(this.#id)?.loaded) this.#draw();
            this.read();
        };
        const timer = setTimeout(draw, 100);
        this.#frame = requestAnimationFrame(draw);
    }

    /** Draws what has changed; keeps the eyes where they are: at the end, or at the line they read. */
    #draw() {
        const entries = entriesOf(store.thread(this.#id), outgoing.of(this.#id));
        const anchor = this.#bottom ? null : this.#anchor();
        const focused = this.#focusInside();
        for (const entry of entries) this.#keepElement(entry);
        const keys = new Set(entries.map((entry) => entry.key));
        for (const key of this.#elements.keys()) {
            if (keys.has(key)) continue;
            this.#elements.delete(key);
            this.#signatures.delete(key);
        }
        arrange(this.entries, entries.map((entry) => this.#elements.get(entry.key)));
        if (entries.length === 0) this.entries.append(h('li', { class: 'event' }, h('span', { text: t('thread.empty') })));
        this.#sayWhatIsGone();
        if (anchor) this.scroller.scrollTop += anchor.element.offsetTop - anchor.top;
        else this.toBottom();
        this.#giveBackFocus(focused);
        if (!this.#loadingOlder && !this.#failure) this.#drawTop('');
    }

    /** Of somebody whose data were removed nothing stays on the screen either. */
    #forget({ conversation }) {
        const thread = conversation?.contact?.erased ? store.threads.get(conversation.id) : null;
        if (!thread) return;
        thread.messages.clear();
        thread.loaded = false;
        if (conversation.id === this.#id) this.#load(this.#id);
    }

    /** What is not here any more is not passed over in silence. */
    #sayWhatIsGone() {
        const { messagesRemovedAt, contact } = store.conversations.get(this.#id) ?? {};
        const words = contact?.erased ? t('thread.erased') : messagesRemovedAt ? t('thread.removed', { time: shortTime(messagesRemovedAt) }) : null;
        if (words && !store.thread(this.#id).before) this.entries.prepend(h('li', { class: 'event', 'data-testid': 'thread-gone' }, h('span', { text: words })));
    }

    #keepElement(entry) {
        const signature = signatureOf(entry);
        if (this.#signatures.get(entry.key) === signature) return;
        const element = makeEntry(entry);
        this.#elements.get(entry.key)?.replaceWith(element);
        this.#elements.set(entry.key, element);
        this.#signatures.set(entry.key, signature);
    }

    /** The first line in sight; days stick to the top, so they tell nothing about the place. */
    #anchor() {
        const { scrollTop } = this.scroller;
        for (const element of this.entries.querySelectorAll('.message, .event')) {
            if (element.offsetTop + element.offsetHeight > scrollTop) return { element, top: element.offsetTop };
        }
        return null;
    }

    #focusInside() {
        const active = document.activeElement;
        const message = active?.closest?.('.message');
        if (!message || !this.contains(message)) return null;
        return { id: message.dataset.messageId, mend: active.dataset.mend };
    }

    /** A message that was drawn anew under the focus: its button gets it back, else the thread. */
    #giveBackFocus(focused) {
        if (!focused || document.activeElement !== document.body) return;
        const message = this.entries.querySelector(`[data-message-id="${CSS.escape(focused.id)}"]`);
        (message?.querySelector(`[data-mend="${focused.mend}"]`) ?? this.scroller).focus({ preventScroll: true });
    }

    #scrolled() {
        const { scrollTop, scrollHeight, clientHeight } = this.scroller;
        const bottom = scrollHeight - scrollTop - clientHeight < AT_BOTTOM;
        if (bottom && !this.#bottom) {
            this.#below = 0;
            this.#bottom = true;
            this.read();
        }
        this.#bottom = bottom;
        this.#showBelow();
    }

    /** Counts what comes in below the eyes. */
    #count(event) {
        if (event.type !== 'message.received' || event.message?.conversation !== this.#id || this.#bottom) return;
        this.#below += 1;
        this.#showBelow();
    }

    #showBelow() {
        this.below.hidden = this.#bottom;
        const label = this.#below > 0 ? tn('thread.below', this.#below) : t('thread.toBottom');
        setText(this.below.lastElementChild, label);
        this.below.classList.toggle('has-new', this.#below > 0);
    }
}

customElements.define('conversation-thread', ConversationThread);
