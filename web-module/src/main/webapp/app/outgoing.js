/**
 * Messages on their way to the server: shown at once, sent in order, one at a time a conversation.
 *
 * Each has a key under which the server takes it only once, so an attempt whose answer was lost is simply made again.
 * They are kept in this browser until the server has confirmed them: a reload, a crash or a dead line loses nothing.
 */
import { api } from './api.js';
import { store } from './store.js';
import { t } from './texts.js';
import { now } from './times.js';
import { handBack } from './unsent.js';

/** The server remembers keys for 24 hours: what is older must not go out by itself. */
const KEY_LIVES = 23 * 3600_000;
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

class Outgoing {
    #messages = new Map();
    #busy = new Set();
    #timers = new Map();
    #stored = new Set();

    /** Takes up what an earlier page left behind. */
    start() {
        for (const message of this.#kept()) {
            const state = isOld(message) ? { status: 'REFUSED', error: { reason: t('status.tooOld') } } : { status: 'WAITING', error: null };
            this.#messages.set(message.id, message.status === 'REFUSED' ? message : { ...message, ...state });
        }
        this.#changed();
        store.on('online', () => this.#sendAll());
        store.on('gone', (id) => this.#handBack(id));
        store.on('live', (event) => ['message.queued', 'message.noted'].includes(event.type) && this.#adopt(event.message));
        this.#sendAll();
        addEventListener('beforeunload', (event) => {
            if (!this.#keep()) event.preventDefault();
        });
    }

    /** The unconfirmed messages of a conversation, oldest first. */
    of(conversation) {
        return [...this.#messages.values()].filter((message) => message.conversation === conversation);
    }

    /** @param type text, or note for what stays among colleagues */
    send(conversation, text, type = 'text') {
        const key = newKey();
        this.#messages.set(key, {
            id: key,
            local: true,
            conversation,
            direction: type === 'note' ? 'INTERNAL' : 'OUT',
            type,
            text,
            at: new Date(now()).toISOString(),
            status: 'WAITING',
            author: { id: store.me.id, name: store.me.name },
            error: null,
        });
        this.#changed(conversation);
        this.#sendNext(conversation);
    }

    /** Tries a refused one again, as a message of its own: the server has answered the old key already. */
    again(id) {
        const message = this.#messages.get(id);
        if (!message) return;
        this.#messages.delete(id);
        this.send(message.conversation, message.text, message.type);
    }

    forget(id) {
        const message = this.#messages.get(id);
        this.#messages.delete(id);
        if (message) this.#changed(message.conversation);
    }

    #sendAll() {
        for (const conversation of new Set([...this.#messages.values()].map((message) => message.conversation))) {
            this.#sendNext(conversation);
        }
    }

    async #sendNext(conversation) {
        if (this.#busy.has(conversation)) return;
        const message = this.of(conversation).find((candidate) => candidate.status === 'WAITING');
        if (!message) return;
        if (isOld(message)) {
            this.#messages.set(message.id, { ...message, status: 'REFUSED', error: { reason: t('status.tooOld') } });
            this.#changed(conversation);
            this.#sendNext(conversation);
            return;
        }
        clearTimeout(this.#timers.get(conversation));
        this.#busy.add(conversation);
        let wait = null;
        try {
            this.#confirmed(message, await api.say(conversation, message.type, message.text, message.id));
        } catch (failure) {
            wait = this.#failed(message, failure);
        }
        this.#busy.delete(conversation);
        if (wait === null) this.#sendNext(conversation);
        else this.#timers.set(conversation, setTimeout(() => this.#sendNext(conversation), wait));
    }

    #confirmed(message, item) {
        this.#messages.delete(message.id);
        store.putMessage(item);
        this.#changed(message.conversation);
    }

    /** @returns after how long to try again, or null when the server has said no */
    #failed(message, failure) {
        const attempts = (message.attempts ?? 0) + 1;
        const passing = failure.passing || failure.status === 401;
        const state = passing
            ? { attempts, error: { reason: t('status.waiting') } }
            : { status: 'REFUSED', error: { reason: failure.message } };
        // Also when an event seemed to be its echo: its key tells the server whether it has it already.
        this.#messages.set(message.id, { ...message, ...state });
        this.#changed(message.conversation);
        if (failure.status === 404) this.#handBack(message.conversation);
        return passing ? WAITS[Math.min(attempts, WAITS.length) - 1] : null;
    }

    /** The event may overtake the answer: then the message of ours that is on its way is the one that has come. */
    #adopt(item) {
        if (!item || item.direction === 'IN' || item.author?.id !== store.me.id || !this.#busy.has(item.conversation)) return;
        const [first] = this.of(item.conversation).filter((message) => message.status === 'WAITING');
        if (first?.text !== item.text || first.type !== item.type || item.status === 'FAILED') return;
        this.#messages.delete(first.id);
        this.#changed(item.conversation);
    }

    /** The conversation is out of sight: who wrote gets the texts back, and they are kept until that is confirmed. */
    #handBack(conversation) {
        const messages = this.of(conversation);
        for (const message of messages) {
            if (message.status === 'WAITING') this.#messages.set(message.id, { ...message, status: 'REFUSED', error: { reason: t('unsent.hint') } });
        }
        this.#keep();
        if (messages.length > 0) handBack(conversation, messages.map(({ text }) => text), () => messages.forEach(({ id }) => this.forget(id)));
    }

    #changed(conversation) {
        this.#keep();
        if (conversation) store.emit('thread', conversation);
    }

    get #prefix() {
        return `bandeja.outgoing.${store.me.id}.`;
    }

    #keptKeys() {
        return Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
    }

    #kept() {
        try {
            const messages = this.#keptKeys().map((key) => JSON.parse(localStorage.getItem(key)));
            return messages.sort((one, other) => (one.at < other.at ? -1 : 1));
        } catch {
            return [];
        }
    }

    /**
     * One entry a message, so that two windows of the same person do not write over each other.
     *
     * @returns false when there is something to keep and no room for it
     */
    #keep() {
        try {
            for (const [id, message] of this.#messages) localStorage.setItem(this.#prefix + id, JSON.stringify(message));
            for (const id of this.#stored) if (!this.#messages.has(id)) localStorage.removeItem(this.#prefix + id);
            this.#stored = new Set(this.#messages.keys());
            return true;
        } catch {
            return this.#messages.size === 0;
        }
    }
}

/** The server may have forgotten its key: it could arrive twice. */
function isOld(message) {
    return now() - Date.parse(message.at) > KEY_LIVES;
}

function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const outgoing = new Outgoing();
