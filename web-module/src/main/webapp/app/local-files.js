/**
 * Files that are not at the server yet, by the key of their message, or of their place in a tray. They lie in this browser's own database
 * until the server has confirmed them: a reload loses none.
 */
const NAME = 'bandeja-files';
const STORE = 'files';
/** How long what was sent may be asked for, in milliseconds. */
const SENT_KEPT = 120_000;

class LocalFiles {
    #files = new Map();
    #urls = new Map();
    /** Addresses of what is at the server now, by its id there. */
    #sent = new Map();
    #database = null;

    /**
     * Keeps a file; at once for this page, and as soon as the browser can for the next one.
     *
     * @returns whether the next page will have it: not every browser has a database, and room in it
     */
    keep(key, file) {
        this.#files.set(key, file);
        return this.#write((store) => store.put(file, key));
    }

    /** The file, also one that an earlier page, or another window, has left; null: nobody has it. */
    async fetch(key) {
        if (this.#files.has(key)) return this.#files.get(key);
        try {
            const database = await this.#open();
            const file = await settled(database.transaction(STORE).objectStore(STORE).get(key));
            if (file) this.#files.set(key, file);
            return file ?? null;
        } catch {
            return null; // a browser without a database
        }
    }

    /** The file under another key. */
    move(from, to) {
        const file = this.#files.get(from);
        if (file) this.keep(to, file);
        this.forget(from);
    }

    /** @param media its id at the server, whose copy is to be seen at once; null: it is not there */
    forget(key, media = null) {
        const url = this.#urls.get(key);
        if (url && media) {
            this.#sent.set(media, url);
            setTimeout(() => this.#sent.has(media) && URL.revokeObjectURL(this.takeSent(media)), SENT_KEPT);
        } else if (url) URL.revokeObjectURL(url);
        this.#urls.delete(key);
        if (this.#files.delete(key)) this.#write((store) => store.delete(key));
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

    /** Takes up what an earlier page left behind; what nobody waits for is thrown away. */
    async restore(keys) {
        try {
            const database = await this.#open();
            const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
            const kept = await settled(store.getAllKeys());
            for (const key of kept) {
                if (this.#files.has(key)) continue;
                if (keys.has(key)) this.#files.set(key, await settled(store.get(key)));
                else if (!isWaitedFor(key)) store.delete(key);
            }
        } catch {
            // a browser without a database forgets files when the page is left
        }
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
        this.#database ??= new Promise((resolve, reject) => {
            const request = indexedDB.open(NAME, 1);
            request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
            request.addEventListener('success', () => resolve(request.result));
            request.addEventListener('error', () => reject(request.error));
        });
        return this.#database;
    }
}

/** A file that is not sent yet, or of another person, or another window, who uses this browser: not to be thrown away. */
function isWaitedFor(key) {
    const waits = (name) => (name.startsWith('bandeja.outgoing.') ? name.endsWith(`.${key}`) : name.startsWith('bandeja.tray.') && localStorage.getItem(name).includes(key));
    return Object.keys(localStorage).some(waits);
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
