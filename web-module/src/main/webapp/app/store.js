/** What the page knows. One place; components listen and draw. */
import { DEFAULT_VIEW, isStale } from './rules.js';

const KEPT_THREADS = 20;

/**
 * Events: me, counters, connection, view, conversation (detail: id), gone (id), open, wanted, thread (id), refused, reload,
 * draft (id of its conversation), held (a login is asked for in this page), again (it was given).
 */
class Store extends EventTarget {
    me = null;
    counters = { unassigned: 0, mine: 0, noRoute: 0 };
    connection = 'connecting';
    view = { ...DEFAULT_VIEW };
    openId = null;
    /** The message of the open conversation that should come into sight. */
    wanted = null;
    lastEvent = null;
    conversations = new Map();
    threads = new Map();
    #moment = 0;
    /** When something was last learnt of a conversation. */
    #learnt = new Map();

    emit(type, detail = null) {
        this.dispatchEvent(new CustomEvent(type, { detail }));
    }

    on(type, listener) {
        this.addEventListener(type, (event) => listener(event.detail));
    }

    setMe(me) {
        this.me = me;
        this.counters = me.counters;
        this.emit('me');
        this.emit('counters');
    }

    setCounters(counters) {
        this.counters = counters;
        this.emit('counters');
    }

    setConnection(connection) {
        if (this.connection === connection) return;
        this.connection = connection;
        this.emit('connection');
    }

    setView(changes) {
        this.view = { ...this.view, ...changes };
        this.emit('view');
    }

    /** Names this moment, to be given with what is asked for now and answered later. */
    get moment() {
        return this.#moment;
    }

    /**
     * Takes a conversation item, unless a newer one is known already. Reading changes no seq: of two items alike in that, the
     * one that was asked for later counts.
     *
     * @param asked the moment at which it was asked for; left out for what is told unasked
     * @returns what is known now; null when it went out of sight meanwhile
     */
    put(item, asked = this.#moment) {
        const known = this.conversations.get(item.id) ?? null;
        const overtaken = (this.#learnt.get(item.id) ?? 0) > asked;
        if (overtaken && !known) return null;
        const samePlace = known?.department?.id === item.department?.id;
        if (known && (known.seq > item.seq || (known.seq === item.seq && overtaken))) {
            return samePlace && !known.routePath && item.routePath ? this.#keep({ ...known, routePath: item.routePath }) : known;
        }
        return this.#keep({ ...item, routePath: item.routePath ?? (samePlace ? known?.routePath : null) ?? null });
    }

    #keep(item) {
        this.conversations.set(item.id, item);
        this.#learn(item.id);
        this.emit('conversation', item.id);
        return item;
    }

    #learn(id) {
        this.#learnt.set(id, this.#next());
    }

    #next() {
        this.#moment += 1;
        return this.#moment;
    }

    /** A conversation that this person may no longer see: nothing of it stays. */
    drop(id) {
        this.conversations.delete(id);
        this.threads.delete(id);
        this.#learn(id);
        this.emit('gone', id);
    }

    /** After everything was loaded anew: what is not shown and nobody has told of since may have gone out of sight. */
    forgetUnheard(asked, shown) {
        for (const id of this.conversations.keys()) {
            if (!shown.has(id) && id !== this.openId && (this.#learnt.get(id) ?? 0) <= asked) this.conversations.delete(id);
        }
        this.emit('forgotten');
    }

    get open() {
        return this.conversations.get(this.openId) ?? null;
    }

    /** @param message that should come into sight; null: what is new, or the end */
    setOpen(id, message = null) {
        this.wanted = message;
        if (this.openId !== id) {
            this.openId = id;
            this.emit('open');
        } else if (message) this.emit('wanted');
    }

    /** The thread of a conversation, made when it is first asked for; the longest unused ones are forgotten. */
    thread(id) {
        let thread = this.threads.get(id);
        if (thread) this.threads.delete(id);
        else thread = { messages: new Map(), told: new Map(), timeline: new Map(), before: null, first: null, gap: null, loaded: false, divider: null };
        this.threads.set(id, thread);
        for (const key of this.threads.keys()) {
            if (this.threads.size <= KEPT_THREADS) break;
            if (key !== this.openId) this.threads.delete(key);
        }
        return thread;
    }

    /**
     * Takes a message item, unless a newer one is known already.
     *
     * @param asked the moment at which it was asked for; left out for what is told unasked
     */
    putMessage(message, asked = this.#next()) {
        const thread = this.threads.get(message.conversation);
        if (!thread) return;
        const known = thread.messages.get(message.id);
        if (known && (thread.told.get(message.id) > asked || isStale(message, known))) return;
        thread.told.set(message.id, asked);
        thread.messages.set(message.id, message);
        this.emit('thread', message.conversation);
    }

    putTimeline(entry) {
        const thread = this.threads.get(entry.conversation);
        if (!thread) return;
        thread.timeline.set(entry.id, entry);
        this.emit('thread', entry.conversation);
    }
}

export const store = new Store();
