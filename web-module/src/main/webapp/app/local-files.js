/**
 * Files on their way to the server, by the key of their message. They lie in this browser's own database until the server has
 * confirmed them: a reload loses none.
 */
const NAME = 'bandeja-files';
const STORE = 'files';

class LocalFiles {
    #files = new Map();
    #urls = new Map();
    #database = null;

    /** Keeps a file; at once for this page, and as soon as the browser can for the next one. */
    keep(key, file) {
        this.#files.set(key, file);
        this.#write((store) => store.put(file, key));
    }

    /** The file under another key. */
    move(from, to) {
        const file = this.#files.get(from);
        if (file) this.keep(to, file);
        this.forget(from);
    }

    forget(key) {
        const url = this.#urls.get(key);
        if (url) URL.revokeObjectURL(url);
        this.#urls.delete(key);
        if (this.#files.delete(key)) this.#write((store) => store.delete(key));
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
            change(database.transaction(STORE, 'readwrite').objectStore(STORE));
        } catch {
            // likewise
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

/** A file of another person, or another window, who uses this browser: not ours to throw away. */
function isWaitedFor(key) {
    return Object.keys(localStorage).some((name) => name.startsWith('bandeja.outgoing.') && name.endsWith(`.${key}`));
}

const settled = (request) =>
    new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
    });

export const localFiles = new LocalFiles();
