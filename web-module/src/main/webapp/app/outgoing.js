/**
 * Messages on their way to the server: shown at once, sent in order, one at a time a conversation.
 *
 * Each has a key under which the server takes it only once, so an attempt whose answer was lost is simply made again.
 * They are kept in this browser until the server has confirmed them: a reload, a crash or a dead line loses nothing.
 */
import { api, superseded } from './api.js';
import { askBeforeLeaving } from './leaving.js';
import { localFiles } from './local-files.js';
import { contactName } from './people.js';
import { store } from './store.js';
import { t } from './texts.js';
import { now } from './times.js';
import { toast } from './toast.js';
import { handBack } from './unsent.js';
import { upload } from './upload.js';

/** The server remembers keys for 24 hours: what is older must not go out by itself. */
const KEY_LIVES = 23 * 3600_000;
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

class Outgoing {
    #messages = new Map();
    #busy = new Set();
    #timers = new Map();
    #stored = new Set();
    /** Of the files on their way: {share, calls}, by message. */
    #uploads = new Map();
    /** Done when the files of an earlier page are here again. */
    #restored = null;
    /** Nothing goes out while the login is over, or another person's. */
    #held = false;

    /** Takes up what an earlier page left behind. */
    start() {
        for (const message of this.#kept()) {
            const state = isOld(message) ? { status: 'REFUSED', error: { reason: t('status.tooOld') } } : { status: 'WAITING', error: null };
            this.#messages.set(message.id, message.status === 'REFUSED' ? message : { ...message, ...state });
        }
        this.#changed();
        store.emit('refused');
        this.#restored = this.#restoreFiles();
        store.on('online', () => this.#sendAll());
        store.on('gone', (id) => this.#handBack(id));
        store.on('live', (event) => ['message.queued', 'message.noted'].includes(event.type) && this.#adopt(event.message));
        this.#sendAll();
        askBeforeLeaving(() => !this.#keep());
    }

    /** What waits goes on waiting: it is this person's, and somebody else may log in. */
    hold() {
        this.#held = true;
        this.#timers.forEach(clearTimeout);
    }

    /** The person whose it is has logged in again. */
    resume() {
        this.#held = false;
        this.#sendAll();
    }

    /** Files first: a message whose file is not found any more says so. */
    async #restoreFiles() {
        const waiting = [...this.#messages.values()].filter(({ media }) => media);
        await localFiles.restore(new Set(waiting.map(({ id }) => id)));
        for (const conversation of new Set(waiting.map((message) => message.conversation))) store.emit('thread', conversation);
    }

    /** The unconfirmed messages of a conversation, oldest first. */
    of(conversation) {
        return [...this.#messages.values()].filter((message) => message.conversation === conversation);
    }

    /** Whether something of it was refused, and somebody has to decide about that. */
    hasRefused(conversation) {
        return this.of(conversation).some(({ status }) => status === 'REFUSED');
    }

    /**
     * @param said what is sent, as message items say it: {type, text, content, media}; media is the uploaded file's item, or file is one
     *     that has still to be uploaded (voice: it was recorded); a note stays among colleagues
     * @param quote the message that it answers, as a message item shows quotes; null: none in particular
     */
    send(conversation, said, quote = null) {
        const key = newKey();
        const { file, voice = false, ...rest } = said;
        if (file) localFiles.keep(key, file);
        this.#messages.set(key, {
            text: '',
            content: null,
            media: file ? { id: null, state: 'LOCAL', mime: file.type, name: file.name, size: file.size, voice } : null,
            ...rest,
            id: key,
            local: true,
            conversation,
            direction: said.type === 'note' ? 'INTERNAL' : 'OUT',
            quote,
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
        const file = localFiles.get(id);
        this.#drop(id);
        const said = saidOf(message);
        const again = file && !message.media.id ? { ...said, file, voice: message.media.voice } : said;
        this.send(message.conversation, again, message.quote ?? null);
        if (file && message.media.id) this.#keepPreview(message.conversation, file);
    }

    /** Its file is at the server already; what one sees of it stays. */
    #keepPreview(conversation, file) {
        localFiles.keep(this.of(conversation).at(-1).id, file);
    }

    forget(id) {
        const message = this.#messages.get(id);
        this.#drop(id);
        if (message) this.#changed(message.conversation);
    }

    /** How far its file is, from 0 to 1. */
    shareOf(id) {
        return this.#uploads.get(id)?.share ?? 0;
    }

    /** Stops a message whose file is not at the server yet; it is as if it had never been sent. */
    cancel(id) {
        const message = this.#messages.get(id);
        if (!message || message.media?.id) return;
        this.forget(id);
        this.#uploads.get(id)?.calls.abort();
    }

    #drop(id, media = null) {
        const wasRefused = this.#messages.get(id)?.status === 'REFUSED';
        this.#messages.delete(id);
        localFiles.forget(id, media?.id);
        if (wasRefused) store.emit('refused');
    }

    #refuse(message, reason) {
        this.#messages.set(message.id, { ...message, status: 'REFUSED', error: { reason } });
        this.#changed(message.conversation);
        store.emit('refused');
    }

    /** Who has gone on meanwhile does not see the message itself. */
    #tellElsewhere({ conversation }, reason) {
        const contact = store.conversations.get(conversation)?.contact;
        if (contact && conversation !== store.openId) toast(t('unsent.elsewhere', { name: contactName(contact), reason }), 'error');
    }

    #sendAll() {
        for (const conversation of new Set([...this.#messages.values()].map((message) => message.conversation))) {
            this.#sendNext(conversation);
        }
    }

    async #sendNext(conversation) {
        if (this.#held || this.#busy.has(conversation)) return;
        const message = this.of(conversation).find((candidate) => candidate.status === 'WAITING');
        if (!message) return;
        if (isOld(message)) {
            this.#refuse(message, t('status.tooOld'));
            this.#tellElsewhere(message, t('status.tooOld'));
            this.#sendNext(conversation);
            return;
        }
        clearTimeout(this.#timers.get(conversation));
        this.#busy.add(conversation);
        let wait = null;
        try {
            const ready = await this.#withFile(message);
            this.#confirmed(ready, await api.say(conversation, draftOf(ready), ready.id));
        } catch (failure) {
            wait = superseded(failure) ? null : this.#failed(this.#messages.get(message.id) ?? message, failure);
        }
        this.#busy.delete(conversation);
        if (wait === null) this.#sendNext(conversation);
        else this.#timers.set(conversation, setTimeout(() => this.#sendNext(conversation), wait));
    }

    /** Brings its file to the server first, if it has one there not yet. */
    async #withFile(message) {
        if (!message.media || message.media.id) return message;
        await this.#restored;
        const file = localFiles.get(message.id);
        if (!file) throw Object.assign(new Error(t('upload.lost')), { status: 0 });
        const { voice, name } = message.media;
        const running = { share: 0, calls: new AbortController() };
        const onProgress = (share) => {
            running.share = share;
            store.emit('progress', { id: message.id, share });
        };
        this.#uploads.set(message.id, running);
        try {
            const media = await upload(file, { type: message.type, voice, name, onProgress, signal: running.calls.signal });
            if (running.calls.signal.aborted) throw new DOMException('cancelled', 'AbortError');
            const ready = { ...message, media };
            this.#messages.set(message.id, ready);
            this.#changed(message.conversation);
            return ready;
        } finally {
            this.#uploads.delete(message.id);
        }
    }

    #confirmed(message, item) {
        this.#drop(message.id, item.media);
        store.putMessage(item);
        this.#changed(message.conversation);
    }

    /** @returns after how long to try again, or null when the server has said no */
    #failed(message, failure) {
        // Also when an event seemed to be its echo: its key tells the server whether it has it already.
        if (!failure.passing && !failure.withoutLogin) {
            this.#refuse(message, failure.message);
            if (failure.status === 404) this.#handBack(message.conversation);
            else this.#tellElsewhere(message, failure.message);
            return null;
        }
        const attempts = (message.attempts ?? 0) + 1;
        this.#messages.set(message.id, { ...message, attempts, error: { reason: t('status.waiting') } });
        this.#changed(message.conversation);
        return WAITS[Math.min(attempts, WAITS.length) - 1];
    }

    /** The event may overtake the answer: then the message of ours that is on its way is the one that has come. */
    #adopt(item) {
        if (!item || item.direction === 'IN' || item.author?.id !== store.me.id || !this.#busy.has(item.conversation)) return;
        const [first] = this.of(item.conversation).filter((message) => message.status === 'WAITING');
        if (!first || !isEcho(first, item) || item.status === 'FAILED') return;
        this.#drop(first.id, item.media);
        this.#changed(item.conversation);
    }

    /** The conversation is out of sight: who wrote gets the texts back, and they are kept until that is confirmed. */
    #handBack(conversation) {
        const messages = this.of(conversation);
        for (const message of messages) {
            if (message.status === 'WAITING') this.#messages.set(message.id, { ...message, status: 'REFUSED', error: { reason: t('unsent.hint') } });
        }
        this.#keep();
        if (messages.length > 0) handBack(conversation, messages.map(({ text, media }) => text || media?.name).filter(Boolean), () => messages.forEach(({ id }) => this.forget(id)));
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

const saidOf = ({ type, text, content, media, mentions }) => ({ type, text, content, media, ...(mentions && { mentions }) });

/** Whether an item is this message of ours; of a document without words the server says its name. */
function isEcho(message, item) {
    if (message.type !== item.type) return false;
    return message.media ? message.media.id !== null && message.media.id === item.media?.id : (message.text || '') === (item.text || '');
}

/** As the API takes it. */
function draftOf({ type, text, content, media, quote, mentions }) {
    return { type, text, ...(content && { content }), ...(media && { media: media.id }), ...(quote && { quotes: quote.id }), ...(mentions?.length > 0 && { mentions: mentions.map(({ id }) => id) }) };
}

/** The server may have forgotten its key: it could arrive twice. What has another time than it can have was not written by this page. */
function isOld(message) {
    return !(Math.abs(now() - Date.parse(message.at)) <= KEY_LIVES);
}

/** Under which the server takes something only once. */
export function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const outgoing = new Outgoing();
store.on('held', () => outgoing.hold());
store.on('again', () => outgoing.resume());
