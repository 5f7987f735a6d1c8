/**
 * Messages on their way to the server: shown at once, sent in order, one at a time a conversation.
 *
 * Each has a key under which the server takes it only once, so an attempt whose answer was lost is simply made again.
 * They are kept in this browser until the server has confirmed them: a reload, a crash or a dead line loses nothing.
 */
import { api, Problem, superseded } from './api.js';
import { kept } from './kept.js';
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
/** Under which they are kept, each by its key. */
const KIND = 'outgoing';
/** So long, in milliseconds, a message waits for the files of an earlier page. */
const RESTORED_WITHIN = 5_000;
/** A disk that is full for longer than so many tries holds up neither what follows nor notes. */
const TRIES_AT_A_FULL_DISK = 3;
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

class Outgoing {
    #messages = new Map();
    /** The present try of each conversation that has one: done when that is over. */
    #busy = new Map();
    #timers = new Map();
    /** As they were kept last. */
    #stored = new Map();
    /** Of the files on their way: {share, calls}, by message. */
    #uploads = new Map();
    /** Done when the files of an earlier page are here again. */
    #restored = null;
    /** Nothing goes out while the login is over, or another person's. */
    #held = false;
    /** Messages whose file the next page would not have. */
    #unkept = new Set();
    /** How many deeds wait for words: the next page would not know of them. */
    #waiting = 0;
    /** What somebody has stopped, or thrown away. */
    #givenUp = new Set();

    constructor() {
        askBeforeLeaving(() => this.#unkept.size > 0 || this.#waiting > 0);
    }

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
        const isWaitedFor = (key) => this.#messages.has(key) || kept.get(KIND, key) !== '' || kept.ids('tray').some((id) => kept.get('tray', id).includes(key));
        await localFiles.restore(new Set(waiting.map(({ id }) => id)), isWaitedFor);
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
        if (file) this.#keepFile(key, file);
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

    async #keepFile(key, file) {
        this.#unkept.add(key);
        if (await localFiles.keep(key, file)) this.#unkept.delete(key);
    }

    /**
     * Tries a refused one again, as a message of its own. Where the server has failed and not refused, it may have the first already: then
     * under the same key, as long as that is remembered; likewise where the file was not found, which lies under that key.
     */
    again(id) {
        const message = this.#messages.get(id);
        if (!message) return;
        const file = localFiles.get(id);
        const looksForFile = message.media && !message.media.id && !file;
        if ((message.uncertain || looksForFile) && !isOld(message)) return this.#repeat(message);
        this.#drop(id);
        const said = saidOf(message);
        const again = file && !message.media.id ? { ...said, file, voice: message.media.voice } : said;
        this.send(message.conversation, again, message.quote ?? null);
        if (file && message.media.id) this.#keepPreview(message.conversation, file);
    }

    #repeat({ uncertain, ...message }) {
        this.#messages.set(message.id, { ...message, status: 'WAITING', error: null });
        this.#changed(message.conversation);
        store.emit('refused');
        this.#sendNext(message.conversation);
    }

    /** Its file is at the server already; what one sees of it stays. */
    #keepPreview(conversation, file) {
        localFiles.keep(this.of(conversation).at(-1).id, file);
    }

    forget(id) {
        const message = this.#messages.get(id);
        this.#givenUp.add(id);
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
        this.#unkept.delete(id);
        localFiles.forget(id, media?.id);
        if (wasRefused) store.emit('refused');
    }

    /** @param uncertain whether the server may have it all the same */
    #refuse(message, reason, uncertain = false) {
        this.#messages.set(message.id, { ...message, status: 'REFUSED', error: { reason }, ...(uncertain && { uncertain }) });
        this.#changed(message.conversation);
        store.emit('refused');
    }

    /** Who has gone on meanwhile does not see the message itself. */
    #tellElsewhere({ conversation }, reason) {
        const contact = store.conversations.get(conversation)?.contact;
        if (conversation !== store.openId) toast(t('unsent.elsewhere', { name: contact ? contactName(contact) : t('contact.unknown'), reason }), 'error');
    }

    #sendAll() {
        for (const conversation of new Set([...this.#messages.values()].map((message) => message.conversation))) {
            this.#sendNext(conversation);
        }
    }

    /**
     * Done when everything written in it so far is with the server: what takes the conversation away from its writer comes after that.
     *
     * @param name the customer's, for the reason
     * @throws Error where something is not there, and why: the line is down, the server has said no, or somebody has stopped it
     */
    async delivered(conversation, name) {
        const written = this.of(conversation).filter(({ status }) => status === 'WAITING').map(({ id }) => id);
        if (written.length > 0) this.#sendNext(conversation);
        this.#waiting += 1;
        while (this.#busy.has(conversation)) await this.#busy.get(conversation);
        this.#waiting -= 1;
        const left = written.map((id) => this.#messages.get(id)).filter(Boolean);
        if (left.some(({ status }) => status === 'WAITING')) throw new Error(t('action.unsentFirst', { name }));
        if (left.length > 0 || written.some((id) => this.#givenUp.has(id))) throw new Error(t('action.refusedFirst', { name }));
    }

    #sendNext(conversation) {
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
        this.#busy.set(conversation, this.#attempt(message));
    }

    async #attempt(message) {
        const { conversation } = message;
        let wait = null;
        try {
            const ready = await this.#withFile(message);
            await kept.written;
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
        await Promise.race([this.#restored, new Promise((resolve) => setTimeout(resolve, RESTORED_WITHIN))]);
        const file = await localFiles.fetch(message.id);
        if (!this.#messages.has(message.id)) throw new DOMException('cancelled', 'AbortError');
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
            this.#unkept.delete(message.id);
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
            this.#refuse(message, failure.message, failure instanceof Problem && !failure.refuses);
            if (failure.status === 404) this.#handBack(message.conversation);
            else this.#tellElsewhere(message, failure.message);
            return null;
        }
        const attempts = (message.attempts ?? 0) + 1;
        const full = failure.rule === 'StoreFull';
        if (full && attempts >= TRIES_AT_A_FULL_DISK) {
            this.#refuse({ ...message, attempts: 0 }, failure.message);
            this.#tellElsewhere(message, failure.message);
            return null;
        }
        this.#messages.set(message.id, { ...message, attempts, error: { reason: full ? failure.message : t('status.waiting') } });
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
            this.#uploads.get(message.id)?.calls.abort();
        }
        this.#keep();
        if (messages.length > 0) handBack(conversation, messages.map(({ text, media }) => text || media?.name).filter(Boolean), () => messages.forEach(({ id }) => this.forget(id)));
    }

    #changed(conversation) {
        this.#keep();
        if (conversation) store.emit('thread', conversation);
    }

    #kept() {
        const messages = kept.ids(KIND).map((id) => JSON.parse(kept.get(KIND, id)));
        return messages.sort((one, other) => (one.at < other.at ? -1 : 1));
    }

    /** One entry a message, so that two windows of the same person do not write over each other. */
    #keep() {
        for (const [id, message] of this.#messages) if (this.#stored.get(id) !== message) void kept.set(KIND, id, JSON.stringify(message));
        for (const id of this.#stored.keys()) if (!this.#messages.has(id)) void kept.set(KIND, id, '');
        this.#stored = new Map(this.#messages);
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
