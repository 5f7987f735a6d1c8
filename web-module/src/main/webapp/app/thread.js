/** The thread of the open conversation: it grows at both ends and never jumps under the eyes. */
import { api, superseded } from './api.js';
import { arrange, button, h, reducedMotion, setText } from './dom.js';
import { watchDays } from './days.js';
import { earlierSignature, wayToEarlier } from './earlier.js';
import { Extents } from './extents.js';
import { forgetMedia } from './media.js';
import { bringMissing, bringOlder } from './older.js';
import { closeMenu, hasMenu, roveMessages } from './message-menu.js';
import { outgoing } from './outgoing.js';
import { Retries } from './retries.js';
import { store } from './store.js';
import { entriesOf, firstUnread } from './thread-entries.js';
import { makeEntry, signatureOf } from './thread-entry.js';
import { beginWith, forgetAbove, isHere, takeAround, withGap } from './thread-parts.js';
import { t, tn } from './texts.js';
import { shortTime } from './times.js';
import { toast } from './toast.js';
import { waiting } from './waiting.js';

const PAGE = 50;
const OLDER_PAGE = 100;
const AT_BOTTOM = 40;
const SPINNER_AFTER = 300;
const SEEK_PAGE = 200;
/** Older ones are brought before anybody comes to them. */
const NEAR_TOP = 1_200;
/** Entries so far above and below what is to be seen are in the document; new ones come when there is less than that: a few at a time, or a frame would take long. */
const AROUND = 1_800;
const LEAST_AROUND = 1_300;
/** Those that are there stay as long as they are no farther away. */
const KEPT_AROUND = 6_000;
/** Threads of so many entries are in the document as a whole, for the browser's own search. */
const SHORT = 150;
const USUAL_HEIGHT = 60;
/** The space around a day's name, as conversation.css has it: it sticks to the top, so its place tells nothing. */
const AROUND_DAY = 20;
/** Heights that turn out other than thought may bring other entries into sight; more often than this they do not. */
const ROUNDS = 4;
const SOUGHT_FOR = 2_500;
/** Who sees one message after the other come has that told once for several. */
const READ_EVERY = 1_000;

/** Of a long thread only what is in sight and around it is in the document; room is left for what is above and below. */
class ConversationThread extends HTMLElement {
    #all = [];
    #keys = [];
    #extents = new Extents(USUAL_HEIGHT);
    /** Which entries are in the document: the first one, and the one behind the last. */
    #from = 0;
    #to = 0;
    /** Where the first of all entries begins. */
    #begin = 0;
    /** A day's name that the document has for what follows later on that day. */
    #loneDay = null;
    #elements = new Map();
    #signatures = new Map();
    #id = null;
    #calls = null;
    #frame = 0;
    #timer = 0;
    #bottom = true;
    #below = 0;
    #loadingOlder = false;
    #failure = null;
    #readAt = -READ_EVERY;
    #readSoon = 0;
    /** What has been seen: {id, seq} of the conversation. */
    #readUpTo = null;
    #retries = new Retries();
    /** As last told; 0: not to be seen. */
    #width = 0;
    #height = 0;
    /** Where one has scrolled to, also while the thread is not to be seen: not every browser keeps it then. */
    #scrolledTo = 0;
    /** Brings into sight what should be, as soon as something can be seen. */
    #arrive = null;
    /** The conversation has just been opened, and nobody has touched it: head and composer still find their heights, and what scrolls then is nobody's doing. */
    #settling = false;

    connectedCallback() {
        this.top = h('div', { class: 'thread-top' });
        this.entries = h('ol', { class: 'entries', 'aria-label': t('thread.label'), 'data-testid': 'thread' });
        this.before = h('div', { class: 'thread-room' });
        this.after = h('div', { class: 'thread-room' });
        this.scroller = h('div', { class: 'thread-scroller', tabindex: '0', role: 'region', 'aria-label': t('thread.label') }, this.top, this.before, this.entries, this.after);
        this.below = button({ label: '', iconName: 'down', kind: 'pill thread-below', testid: 'new-below', onClick: () => this.toBottom(true) });
        this.below.hidden = true;
        this.seeking = h('div', { class: 'thread-seeking' });
        this.replaceChildren(this.scroller, this.seeking, this.below);
        roveMessages(this.entries);
        watchDays(this.scroller, this.entries);
        this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
        for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) this.scroller.addEventListener(type, () => (this.#settling = false), { passive: true });
        new ResizeObserver(() => this.#resized()).observe(this.scroller);
        store.on('open', () => this.#open(store.openId));
        store.on('wanted', () => this.#seek());
        store.on('thread', (id) => id === this.#id && this.#schedule());
        store.on('contact', (id) => id === this.#id && this.#schedule());
        store.on('live', (event) => this.#count(event));
        store.on('live', (event) => this.#forget(event));
        store.on('conversation', (id) => id === this.#id && this.#changed());
        store.on('gone', (id) => id === this.#id && this.#calls.abort());
        store.on('reload', () => this.#reload());
        store.on('online', () => this.#failure && this.#again());
        document.addEventListener('visibilitychange', () => this.read());
        addEventListener('focus', () => this.read());
        document.addEventListener('bandeja:density', () => this.#schedule());
        this.#open(store.openId);
    }

    /** True when the end of the thread is what the agent sees. */
    get atBottom() {
        return this.#bottom;
    }

    toBottom(smoothly = false) {
        this.#bottom = true;
        this.#below = 0;
        if (store.threads.get(this.#id)?.gap) this.#leaveOlder();
        const far = this.#to < this.#all.length;
        if (far) this.#show(null);
        this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smoothly && !far && !reducedMotion() ? 'smooth' : 'auto' });
        this.#showBelow();
    }

    #leaveOlder() {
        forgetAbove(store.threads.get(this.#id));
        this.#take(entriesOf(store.thread(this.#id), outgoing.of(this.#id)));
        this.#show(null);
    }

    /** Tells the server that the agent has seen it: the conversation is in sight, and so is its end. */
    read() {
        const conversation = store.open;
        const thread = store.threads.get(this.#id);
        if (!conversation || !thread?.loaded || !(conversation.unread > 0 || conversation.newActivity)) return;
        if (document.hidden || !document.hasFocus() || !this.#bottom || !this.checkVisibility()) return;
        this.#readUpTo = { id: conversation.id, seq: conversation.seq };
        if (thread.reading === conversation.seq || this.#readSoon) return;
        const wait = this.#readAt + READ_EVERY - performance.now();
        if (wait <= 0) this.#tellRead();
        else this.#readSoon = setTimeout(() => this.#tellRead(), wait);
    }

    async #tellRead() {
        const { id, seq } = this.#readUpTo;
        const thread = store.threads.get(id);
        this.#readSoon = 0;
        if (!thread) return;
        this.#readAt = performance.now();
        thread.reading = seq;
        try {
            await api.read(id, seq);
            const known = store.conversations.get(id);
            if (known?.seq === seq) store.put({ ...known, unread: 0, newActivity: false });
        } catch {
            thread.reading = null;
        }
    }

    /** Who leaves has read what was about to be told. */
    #leave() {
        clearTimeout(this.#readSoon);
        if (this.#readSoon) this.#tellRead();
        this.#readAt = -READ_EVERY;
    }

    /** What had gone out of sight may have come back: then nothing of its thread is known. */
    #changed() {
        if (store.open && !store.threads.has(this.#id)) this.#open(this.#id);
        else this.#schedule();
    }

    /** On a phone the list or the details take its place: then nothing can be measured, until it is at its place again. */
    get #isShown() {
        return this.#width > 0 && this.checkVisibility();
    }

    /** Who comes back finds the thread where it was, with what came meanwhile. */
    #resized() {
        const before = this.#width;
        this.#width = this.scroller.clientWidth;
        this.#height = this.scroller.clientHeight;
        if (before === 0 && this.#width > 0) this.#comeBack();
        else if (before !== this.#width) this.#schedule();
        if (this.#bottom) this.toBottom();
        this.#olderIfNear();
    }

    #comeBack() {
        if (!this.#bottom) this.scroller.scrollTop = this.#scrolledTo;
        if (store.threads.get(this.#id)?.loaded) this.#draw();
        const arrive = this.#arrive;
        this.#arrive = null;
        arrive?.();
    }

    #whenShown(arrive) {
        if (this.#isShown) arrive();
        else this.#arrive = arrive;
    }

    #open(id) {
        this.#calls?.abort();
        this.#calls = new AbortController();
        this.#leave();
        this.#id = id;
        closeMenu(this.entries);
        this.#elements.clear();
        this.#signatures.clear();
        this.entries.replaceChildren();
        this.#extents = new Extents(USUAL_HEIGHT);
        this.#take([]);
        this.#from = this.#to = 0;
        for (const room of [this.before, this.after]) room.style.height = '0';
        this.#drawTop('');
        this.#failure = null;
        this.#retries.end();
        this.#loadingOlder = false;
        this.#bottom = true;
        this.#settling = true;
        this.#below = 0;
        this.#arrive = null;
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
                beginWith(thread, page);
            }
            thread.loaded = true;
            this.#failure = null;
            this.#retries.end();
            for (const entry of timeline.items) thread.timeline.set(entry.id, entry);
            for (const message of page.items) store.putMessage(message, asked);
            thread.divider ??= firstUnread(thread, unread ?? store.conversations.get(id)?.unread ?? 0);
            this.#draw();
            if (store.wanted) this.#seek();
            else if (opening && this.#bottom) this.#whenShown(() => this.toDividerOrBottom());
            requestAnimationFrame(() => (this.#settling = false));
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
        if (this.#extents.indexOf('divider') >= 0) this.#show({ key: 'divider', below: 60 });
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
            if (!isHere(thread, wanted)) {
                const asked = store.moment;
                const page = await waiting(this.seeking, api.messages(id, { around: wanted, limit: SEEK_PAGE }, this.#calls.signal));
                takeAround(thread, page);
                for (const message of page.items) store.putMessage(message, asked);
            }
        } catch (failure) {
            if (failure.status === 404) this.#soughtInVain(wanted);
            else this.#failed(failure, () => this.#seek());
            return;
        } finally {
            if (id === this.#id) this.#loadingOlder = false;
        }
        if (store.wanted !== wanted) {
            // Another one has come to be wanted while this one was looked for.
            if (store.wanted) this.#seek();
            return;
        }
        store.wanted = null;
        // While it was asked for, the thread may have come into sight and gone to its end.
        this.#bottom = false;
        this.#draw();
        this.#whenShown(() => this.#pointTo(wanted));
    }

    /** A message that was removed, or is somewhere else. */
    #soughtInVain(wanted) {
        if (store.wanted === wanted) store.wanted = null;
        toast(t('thread.notFound'), 'error');
        this.toDividerOrBottom();
    }

    #pointTo(message) {
        const key = `m-${message}`;
        if (this.#extents.indexOf(key) < 0) return this.toDividerOrBottom();
        this.#show({ key, below: this.scroller.clientHeight / 2 });
        const element = this.#elements.get(key);
        element.scrollIntoView({ block: 'center' });
        element.classList.add('sought');
        setTimeout(() => element.classList.remove('sought'), SOUGHT_FOR);
        this.#scrolled();
        this.#olderIfNear();
    }

    /** Who stands at the top already cannot scroll there: nothing would tell that more is wanted. */
    #olderIfNear() {
        if (this.#isShown && this.scroller.scrollTop < NEAR_TOP) void this.#older();
    }

    /** Who comes near to what is missing gets it: from the side on which he is. */
    async #gapIfNear() {
        const thread = store.threads.get(this.#id);
        const element = this.#elements.get('gap');
        const { scrollTop, clientHeight } = this.scroller;
        const place = element ? element.offsetTop - scrollTop : NaN;
        if (!this.#isShown || !thread?.gap || this.#loadingOlder || this.#failure || !(place > -NEAR_TOP && place < clientHeight + NEAR_TOP)) return;
        this.#loadingOlder = true;
        const id = this.#id;
        try {
            await waiting(element, bringMissing(id, thread, OLDER_PAGE, place < clientHeight / 2, this.#calls.signal));
            if (id !== this.#id) return;
            this.#loadingOlder = false;
            this.#draw();
            requestAnimationFrame(() => this.#gapIfNear());
        } catch (failure) {
            if (id === this.#id) this.#loadingOlder = false;
            this.#failed(failure, () => this.#gapIfNear());
        }
        if (store.wanted) this.#seek();
    }

    async #older() {
        const thread = store.threads.get(this.#id);
        if (!thread?.loaded || !thread.before || this.#loadingOlder || this.#failure) return;
        this.#loadingOlder = true;
        this.#drawTop('loading');
        const id = this.#id;
        try {
            await bringOlder(id, thread, OLDER_PAGE, this.#calls.signal);
            if (id !== this.#id) return;
            this.#loadingOlder = false;
            this.#draw();
            requestAnimationFrame(() => this.#olderIfNear());
        } catch (failure) {
            if (id === this.#id) this.#loadingOlder = false;
            this.#failed(failure, () => this.#older());
        }
        if (store.wanted) this.#seek();
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
        else this.#drawEarlier();
    }

    /** At the beginning of all that was said: the way to what was said before. */
    #drawEarlier() {
        const thread = store.threads.get(this.#id);
        const begins = Boolean(thread?.loaded) && !thread.before;
        const signature = `${this.#id} ${begins && earlierSignature()}`;
        const drawn = this.top.firstElementChild?.dataset.signature;
        if (drawn === signature) return;
        const way = begins ? wayToEarlier() : null;
        if (way) way.dataset.signature = signature;
        this.top.replaceChildren(...(way ? [way] : []));
    }

    #again() {
        const { again } = this.#failure;
        this.#failure = null;
        this.#drawTop('');
        again();
    }

    #cancel() {
        cancelAnimationFrame(this.#frame);
        clearTimeout(this.#timer);
        this.#frame = 0;
    }

    #schedule() {
        if (this.#frame) return;
        const draw = () => {
            this.#cancel();
            if (store.threads.get(this.#id)?.loaded) this.#draw();
            this.read();
        };
        this.#timer = setTimeout(draw, 100);
        this.#frame = requestAnimationFrame(draw);
    }

    /** Draws what has changed; keeps the eyes where they are: at the end, or at the line they read. */
    #draw() {
        if (!this.#isShown) return;
        const place = this.#bottom ? null : this.#placeInSight();
        this.#cancel();
        const thread = store.thread(this.#id);
        this.#take(withGap(entriesOf(thread, outgoing.of(this.#id)), thread.gap));
        if (!this.#loadingOlder && !this.#failure) this.#drawTop('');
        this.#show(place);
        if (!place) this.toBottom();
    }

    #take(entries) {
        this.#all = entries;
        this.#keys = entries.map((entry) => entry.key);
        this.#extents.arrange(this.#keys);
    }

    /**
     * Puts the entries in sight and around it into the document.
     *
     * @param place an entry and how far below the upper edge it is to be seen; null: the end
     */
    #show(place) {
        if (!this.#isShown) return;
        const focused = this.#focusInside();
        for (let round = 0; round < ROUNDS; round++) {
            const top = this.#topAt(place);
            this.#span(top, top + this.scroller.clientHeight);
            this.#fill();
            const changed = this.#measure();
            if (!changed) break;
            this.#extents.arrange(this.#keys);
            this.#leaveRoom();
        }
        const element = place && this.#elements.get(place.key);
        if (element) this.scroller.scrollTop = element.offsetTop - place.below;
        else if (!place) this.scroller.scrollTop = this.scroller.scrollHeight;
        // The event for it comes in the next frame: the thread may be hidden by then.
        this.#scrolledTo = this.scroller.scrollTop;
        this.#giveBackFocus(focused);
    }

    /** Where the upper edge is then, below the first of all entries. */
    #topAt(place) {
        if (!place) return this.#extents.total - this.scroller.clientHeight;
        const index = this.#extents.indexOf(place.key);
        return index < 0 ? this.scroller.scrollTop - this.#begin : this.#extents.top(index) - place.below;
    }

    /** Decides which entries the document has: what is near, and of what it has already what is not far; and what must not go. */
    #span(top, bottom) {
        const count = this.#all.length;
        if (count <= SHORT) {
            this.#from = 0;
            this.#to = count;
            return;
        }
        const place = (offset) => this.#extents.at(offset);
        const [near, far] = [place(top - AROUND), place(top - KEPT_AROUND)];
        const [nearEnd, farEnd] = [place(bottom + AROUND) + 1, place(bottom + KEPT_AROUND) + 1];
        const had = [...this.#elements.keys()].filter((key) => key !== this.#loneDay).map((key) => this.#extents.indexOf(key)).filter((index) => index >= far && index < farEnd);
        const held = this.#held().map((key) => this.#extents.indexOf(key)).filter((index) => index >= 0);
        const touches = had.some((index) => index >= near - 1 && index <= nearEnd);
        const kept = [...(touches ? had : []), ...held];
        this.#from = Math.min(near, ...kept);
        this.#to = Math.min(count, Math.max(nearEnd, ...kept.map((index) => index + 1)));
    }

    /** What is being heard or watched, what is marked to be copied, and what has its menu open. */
    #held() {
        const held = [...this.entries.querySelectorAll('audio, video')].filter((player) => !player.paused);
        held.push(...this.entries.querySelectorAll('.message-menu'));
        const selection = getSelection();
        if (selection && !selection.isCollapsed) held.push(selection.anchorNode, selection.focusNode);
        const items = new Set(held.map((node) => this.#itemOf(node)).filter(Boolean));
        if (items.size === 0) return [];
        return [...this.#elements].filter(([, element]) => items.has(element)).map(([key]) => key);
    }

    #itemOf(node) {
        if (!this.entries.contains(node)) return null;
        let item = node;
        while (item && item.parentNode !== this.entries) item = item.parentNode;
        return item;
    }

    #fill() {
        const shown = this.#all.slice(this.#from, this.#to);
        const day = this.#dayAbove();
        this.#loneDay = day?.key ?? null;
        if (day) shown.unshift(day);
        const keys = new Set(shown.map((entry) => entry.key));
        for (const key of [...this.#elements.keys()]) if (!keys.has(key)) this.#drop(key);
        for (const entry of shown) this.#keepElement(entry);
        arrange(this.entries, shown.map((entry) => this.#elements.get(entry.key)));
        if (this.#all.length === 0) this.entries.append(h('li', { class: 'event' }, h('span', { text: t('thread.empty') })));
        if (this.#from === 0) this.#sayWhatIsGone();
        this.#leaveRoom();
    }

    #drop(key) {
        closeMenu(this.#elements.get(key));
        this.#elements.delete(key);
        this.#signatures.delete(key);
        if (key.startsWith('m-')) forgetMedia(key.slice(2));
    }

    /** The name of the day in the midst of which the document begins; null where it begins with one. */
    #dayAbove() {
        let index = Math.min(this.#from, this.#all.length - 1);
        while (index >= 0 && this.#all[index].kind !== 'day') index--;
        return index < 0 || index === this.#from ? null : this.#all[index];
    }

    /** As much room as what is not in the document would take. */
    #leaveRoom() {
        const day = this.#dayAbove();
        const above = this.#extents.top(this.#from) - (day ? this.#extents.height(this.#extents.indexOf(day.key)) : 0);
        this.before.style.height = `${above}px`;
        this.after.style.height = `${this.#extents.total - this.#extents.top(this.#to)}px`;
    }

    /** @returns whether something is higher or lower than was thought */
    #measure() {
        let changed = false;
        let end = null;
        for (const [key, element] of this.#inOrder()) {
            end ??= this.#startOf(element, key);
            const bottom = key.startsWith('d-') ? end + element.offsetHeight + AROUND_DAY : element.getBoundingClientRect().bottom;
            if (this.#extents.measured(key, bottom - end)) changed = true;
            end = bottom;
        }
        return changed;
    }

    #inOrder() {
        const keys = new Map([...this.#elements].map(([key, element]) => [element, key]));
        return [...this.entries.children].filter((element) => keys.has(element)).map((element) => [keys.get(element), element]);
    }

    /** Where the first entry of the document begins; from it follows where the first of all would. */
    #startOf(first, key) {
        const above = first.previousElementSibling;
        const start = above ? above.getBoundingClientRect().bottom : this.entries.getBoundingClientRect().top + parseFloat(getComputedStyle(this.entries).paddingTop);
        const index = this.#extents.indexOf(key);
        this.#begin = start - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop - (index < this.#from ? this.#extents.top(this.#from) - this.#extents.height(index) : this.#extents.top(index));
        return start;
    }

    /** Of somebody whose data were removed nothing stays on the screen either. */
    #forget({ conversation }) {
        const thread = conversation?.contact?.erased ? store.threads.get(conversation.id) : null;
        if (!thread) return;
        thread.messages.clear();
        thread.gap = null;
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
        const before = this.#elements.get(entry.key);
        // When its menu is closed it is drawn.
        if (before && hasMenu(before)) return;
        const element = makeEntry(entry);
        before?.replaceWith(element);
        this.#elements.set(entry.key, element);
        this.#signatures.set(entry.key, signature);
    }

    /** The first line in sight, and where; days stick to the top, so they tell nothing about the place. */
    #placeInSight() {
        const { scrollTop, clientHeight } = this.scroller;
        for (const [key, element] of this.#inOrder()) {
            if (!element.matches('.message, .event') || element.offsetTop + element.offsetHeight <= scrollTop) continue;
            if (element.offsetTop > scrollTop + clientHeight) break;
            return { key, below: element.offsetTop - scrollTop };
        }
        return this.#placeBeyond(scrollTop - this.#begin);
    }

    /** One can come to where nothing is in the document yet: by the scroll bar. */
    #placeBeyond(top) {
        if (this.#all.length === 0) return null;
        const at = this.#extents.at(top);
        const index = this.#all[at].kind === 'day' && at + 1 < this.#all.length ? at + 1 : at;
        return { key: this.#all[index].key, below: this.#extents.top(index) - top };
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
        if (!this.#isShown) return;
        const { scrollTop, scrollHeight, clientHeight } = this.scroller;
        this.#scrolledTo = scrollTop;
        // Where it has become lower meanwhile nobody has left the end: #resized goes there.
        const bottom = (this.#settling && this.#bottom) || scrollHeight - scrollTop - Math.max(clientHeight, this.#bottom ? this.#height : 0) < AT_BOTTOM;
        if (bottom && !this.#bottom) {
            this.#below = 0;
            this.#bottom = true;
            this.read();
        }
        this.#bottom = bottom;
        this.#showBelow();
        this.#showMore(scrollTop - this.#begin, clientHeight);
        this.#olderIfNear();
        void this.#gapIfNear();
    }

    /** Who comes near to where nothing is in the document gets it there. */
    #showMore(top, height) {
        if (this.#all.length === 0) return;
        const above = this.#from > 0 && top - LEAST_AROUND < this.#extents.top(this.#from);
        const below = this.#to < this.#all.length && top + height + LEAST_AROUND > this.#extents.top(this.#to);
        if (above || below) this.#show(this.#placeInSight());
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
