/**
 * Files that are not at the server yet, by the key of their message, or of their place in a tray. They lie sealed in this browser's own
 * database until the server has confirmed them: a reload loses none. What names their key is sealed for its conversation.
 */
import { canSeal, seal, textIn, unseal, utf8 } from './seal.js';
import { store } from './store.js';
import { now } from './times.js';

const NAME = 'bandeja-files';
/** Before the second they lay there as they are. */
const VERSION = 2;
const STORE = 'files';
/** How long what was sent may be asked for, in milliseconds. */
const SENT_KEPT = 120_000;
/** How long a file lies there that nobody comes back for. */
const LIVES = 7 * 24 * 3600_000;
/** What lies there for less than this may have a name that this window has not heard of yet. */
const YOUNG = 60_000;
/** A browser that opens its database for so long, in milliseconds, counts as one without. */
const OPENS_WITHIN = 10_000;
/** So much of a file is in memory at once, in bytes. */
const PIECE = 4 * 1024 * 1024;

/** Whose, and which. */
const placeOf = (key) => `${store.me.id}.${key}`;
const boundTo = (place, at, part) => `${place} ${at} ${part}`;

class LocalFiles {
    #files = new Map();
    #urls = new Map();
    /** Addresses of what is at the server now, by its id there. */
    #sent = new Map();
    #database = null;

    /**
     * Keeps a file; at once for this page, and as soon as the browser can for the next one.
     *
     * @returns whether the next page will have it: not every browser can seal it, has a database, and room in it
     */
    async keep(key, file) {
        this.#files.set(key, file);
        if (!canSeal()) return false;
        try {
            const record = await closed(placeOf(key), file);
            return this.#files.get(key) === file && (await this.#write((files) => files.put(record, placeOf(key))));
        } catch {
            return false; // it has changed, or gone, on its disk
        }
    }

    /** The file, also one that an earlier page, or another window, has left; null: nobody has it. */
    async fetch(key) {
        try {
            return await this.read(key);
        } catch {
            return null; // a browser without a database
        }
    }

    /**
     * The same for whom it makes a difference why it is not there.
     *
     * @returns {Promise<File>} null: nobody has it
     * @throws whatever keeps the browser from reading it now
     */
    async read(key) {
        if (this.#files.has(key)) return this.#files.get(key);
        const database = await this.#open();
        const record = await settled(database.transaction(STORE).objectStore(STORE).get(placeOf(key)));
        if (record && !canSeal()) throw new Error('nothing to open it with');
        const file = record ? await opened(placeOf(key), record).catch(() => null) : null;
        if (record && !file) void this.#write((files) => files.delete(placeOf(key)));
        if (file && !this.#files.has(key)) this.#files.set(key, file);
        return file;
    }

    /** @param media its id at the server, whose copy is to be seen at once; null: it is not there */
    forget(key, media = null) {
        const url = this.#urls.get(key);
        if (url && media) {
            this.#sent.set(media, url);
            setTimeout(() => this.#sent.has(media) && URL.revokeObjectURL(this.takeSent(media)), SENT_KEPT);
        } else if (url) URL.revokeObjectURL(url);
        this.#urls.delete(key);
        if (this.#files.delete(key)) void this.#write((files) => files.delete(placeOf(key)));
    }

    /** What this page still has of a file that has just been sent; the first who asks gets it, and lets go of it. */
    takeSent(media) {
        const url = this.#sent.get(media);
        this.#sent.delete(media);
        return url;
    }

    /** The file, if this page has it. */
    get(key) {
        return this.#files.get(key) ?? null;
    }

    /** Where the browser shows it; null without the file. */
    url(key) {
        const file = this.#files.get(key);
        if (!file) return null;
        if (!this.#urls.has(key)) this.#urls.set(key, URL.createObjectURL(file));
        return this.#urls.get(key);
    }

    /**
     * Takes up what an earlier page left behind.
     *
     * @param keys of messages that wait for theirs
     * @param isWaitedFor says whether a message, or a tray, of this person names a key; what nobody names when it is looked at is thrown away unless it is young, and what is old
     */
    async restore(keys, isWaitedFor) {
        try {
            const database = await this.#open();
            if (!canSeal()) return;
            const places = await settled(database.transaction(STORE).objectStore(STORE).getAllKeys());
            for (const place of places) {
                const [agent, key] = String(place).split('.');
                if (agent === store.me.id && this.#files.has(key)) continue;
                const isMine = agent === store.me.id;
                const isLeft = (await this.#isOlder(place, isMine ? YOUNG : LIVES)) && !(isMine && isWaitedFor(key));
                if (isLeft) await this.#write((files) => files.delete(place));
                else if (isMine && keys.has(key)) await this.fetch(key);
            }
        } catch {
            // a browser without a database forgets files when the page is left
        }
    }

    async #isOlder(place, age) {
        const database = await this.#open();
        const { at } = (await settled(database.transaction(STORE).objectStore(STORE).get(place))) ?? {};
        return !(Math.abs(now() - at) <= age);
    }

    /** Whoever that was: nobody comes back for them. */
    async forgetOf(agent) {
        await this.#write((files) => files.delete(IDBKeyRange.bound(`${agent}.`, `${agent}.\uffff`)));
    }

    async #write(change) {
        try {
            const database = await this.#open();
            const transaction = database.transaction(STORE, 'readwrite');
            change(transaction.objectStore(STORE));
            return await ended(transaction);
        } catch {
            return false; // likewise
        }
    }

    #open() {
        if (this.#database) return this.#database;
        const forget = () => this.#database === opening && (this.#database = null);
        const opening = database(forget);
        opening.catch(forget);
        this.#database = opening;
        return opening;
    }
}

/** @param onClosed called when it is of no use any more */
function database(onClosed) {
    return new Promise((resolve, reject) => {
        let late = false;
        const fail = (reason) => {
            late = true;
            reject(reason);
        };
        setTimeout(() => fail(new Error('opens too slowly')), OPENS_WITHIN);
        const request = indexedDB.open(NAME, VERSION);
        request.addEventListener('upgradeneeded', () => {
            if (request.result.objectStoreNames.contains(STORE)) request.result.deleteObjectStore(STORE);
            request.result.createObjectStore(STORE);
        });
        request.addEventListener('success', () => {
            if (late) return request.result.close();
            // A page of a newer version is not held up by this one.
            request.result.addEventListener('versionchange', () => (request.result.close(), onClosed()));
            request.result.addEventListener('close', onClosed);
            resolve(request.result);
        });
        request.addEventListener('error', () => fail(request.error));
        // A page of an older version holds it up: nobody waits for that one to be closed.
        request.addEventListener('blocked', () => fail(new Error('blocked')));
    });
}

/** Piece by piece: what it is called and how many there are is one of them. */
async function closed(place, file) {
    const at = now();
    const pieces = [];
    for (let from = 0; from < file.size; from += PIECE) {
        const bytes = await file.slice(from, from + PIECE).arrayBuffer();
        pieces.push(new Blob([await seal(bytes, boundTo(place, at, pieces.length))]));
    }
    const head = { name: file.name ?? '', type: file.type, lastModified: file.lastModified ?? at, pieces: pieces.length };
    return { at, head: await seal(utf8(JSON.stringify(head)), boundTo(place, at, 'head')), pieces };
}

/** @returns {Promise<File>} null: we have not closed it, or not there */
async function opened(place, { at, head, pieces }) {
    const known = await unseal(head, boundTo(place, at, 'head'));
    const { name, type, lastModified, pieces: count } = known ? JSON.parse(textIn(known)) : {};
    if (!known || count !== pieces.length) return null;
    const parts = [];
    for (const piece of pieces) {
        const bytes = await unseal(new Uint8Array(await piece.arrayBuffer()), boundTo(place, at, parts.length));
        if (!bytes) return null;
        parts.push(new Blob([bytes]));
    }
    return new File(parts, name, { type, lastModified });
}

/** @returns whether everything of it is written */
const ended = (transaction) =>
    new Promise((resolve) => {
        transaction.addEventListener('complete', () => resolve(true));
        transaction.addEventListener('abort', () => resolve(false));
    });

const settled = (request) =>
    new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
    });

export const localFiles = new LocalFiles();
