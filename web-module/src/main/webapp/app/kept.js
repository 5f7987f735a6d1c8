/**
 * What a person has begun and not sent, or searches for, kept in this browser and sealed: by kind, and by what it belongs to. Read at the start and held
 * here, so that nobody waits for it; written a moment after it has changed, in the order of the changes. Where the browser cannot seal it stays in this window.
 */
import { api } from './api.js';
import { askBeforeLeaving } from './leaving.js';
import { localFiles } from './local-files.js';
import { bytesOf, canSeal, seal, takeKeys, textIn, textOf, unseal, utf8 } from './seal.js';
import { now } from './times.js';

const DAY = 24 * 3600_000;
/** How long something is kept that nobody goes on with. */
const LIVES = 30 * DAY;
/** So many people at once the server looks for. */
const MOST = 100;
/** Of what is typed again in a moment nobody is asked before the page goes. */
const AGAIN = 'search';
const SHORTER = { tray: 7 * DAY, template: DAY, [AGAIN]: DAY };

/** Whose, of which kind, of what. */
const NAME = /^bandeja\.kept\.([^.]+)\.([^.]+)\.(.+)$/s;
/** With it the server says whether somebody is still there. */
const MARK = /^bandeja\.mark\.(.+)$/;
/** As it was kept once: whoever came next could read it, or have written it. */
const READABLE = /^bandeja\.(draft|note|quote|contact-note|tray|outgoing|template)\./;

class Kept {
    #me = null;
    #place = null;
    #mark = null;
    #values = new Map();
    /** What is not written yet, the oldest change first. */
    #waiting = new Set();
    #noRoom = new Set();
    #writing = null;
    #listeners = [];

    constructor() {
        askBeforeLeaving(() => [...this.#waiting, ...this.#noRoom].some((name) => NAME.exec(name)[2] !== AGAIN));
    }

    /**
     * Takes up what an earlier page, or another window, has kept for this person; what cannot be opened was not kept by us, and goes.
     *
     * @param given the key as the server gives it; null, or another person's: there is none, nothing is kept, and nothing touched
     */
    async open(agent, given) {
        this.#me = agent;
        if (given?.agent !== agent) return;
        await takeKeys(given.keys);
        this.#place = place();
        if (!this.#place) return;
        this.#forgetReadable();
        this.#mark = canSeal() ? given.mark : null;
        addEventListener('storage', ({ storageArea, key, newValue }) => storageArea === this.#place && this.#hear(key, newValue));
        for (const name of this.#names()) if (!this.#mayStay(name)) this.#place.removeItem(name);
        await Promise.all(this.#names().map((name) => this.#takeUp(name)));
        if (!canSeal()) return;
        this.#isMarked();
        void this.#forgetWhoIsGone();
    }

    /** What is not sealed does not outlast the login. */
    end() {
        this.#write(() => {
            for (const name of Object.keys(sessionStorage)) if (NAME.test(name)) sessionStorage.removeItem(name);
        });
    }

    #forgetReadable() {
        this.#write(() => {
            for (const storage of [sessionStorage, localStorage]) for (const name of Object.keys(storage)) if (READABLE.test(name)) storage.removeItem(name);
        });
    }

    /** Without its mark nobody could ever say that this person is gone: nothing is kept then. */
    #isMarked() {
        const name = `bandeja.mark.${this.#me}`;
        return this.#mark === null || this.#place.getItem(name) === this.#mark || this.#write(() => this.#place.setItem(name, this.#mark));
    }

    get(kind, id) {
        return this.#values.get(this.#nameOf(kind, id)) ?? '';
    }

    /** Of which there is something of this kind. */
    ids(kind) {
        const beginning = this.#nameOf(kind, '');
        return [...this.#values.keys()].filter((name) => name.startsWith(beginning)).map((name) => name.slice(beginning.length));
    }

    /**
     * Keeps a text; an empty one goes.
     *
     * @returns {Promise<boolean>} whether the next page will have it
     */
    set(kind, id, text) {
        const name = this.#nameOf(kind, id);
        if (text === '') this.#values.delete(name);
        else this.#values.set(name, text);
        this.#waiting.add(name);
        this.#writing ??= this.#writeAll();
        return this.#writing.then(() => !this.#noRoom.has(name));
    }

    /** When everything is written that was kept until now. */
    get written() {
        return this.#writing ?? Promise.resolve();
    }

    /** Calls back with kind and id when another window of this browser has kept, or sent, something of this person's. */
    watch(listener) {
        this.#listeners.push(listener);
    }

    #nameOf(kind, id) {
        return `bandeja.kept.${this.#me}.${kind}.${id}`;
    }

    #names() {
        return Object.keys(this.#place);
    }

    /** What is too old, or of a time to come, stays for nobody; what is not sealed, for nobody else. */
    #mayStay(name) {
        const [, agent, kind] = NAME.exec(name) ?? [];
        if (!agent) return true;
        return (canSeal() || agent === this.#me) && Math.abs(now() - timeOf(this.#place.getItem(name))) <= (SHORTER[kind] ?? LIVES);
    }

    async #takeUp(name) {
        if (NAME.exec(name)?.[1] !== this.#me) return;
        const written = this.#place.getItem(name);
        const text = await opened(name, written);
        if (text !== null) this.#values.set(name, text);
        else if (this.#place.getItem(name) === written) this.#place.removeItem(name);
    }

    async #writeAll() {
        for (const name of this.#waiting) {
            await this.#writeOne(name);
        }
        this.#writing = null;
    }

    /** What has changed meanwhile waits for its turn again. */
    async #writeOne(name) {
        this.#waiting.delete(name);
        const text = this.#values.get(name);
        if (text === undefined) {
            this.#noRoom.delete(name);
            this.#write(() => this.#place.removeItem(name));
            return;
        }
        this.#noRoom.add(name);
        const written = await closed(name, text).catch(() => null);
        if (written && this.#values.get(name) === text && this.#isMarked() && this.#write(() => this.#place.setItem(name, written))) this.#noRoom.delete(name);
    }

    #write(change) {
        try {
            change();
            return true;
        } catch {
            return false; // a browser without storage, or without room in it
        }
    }

    /** What this window is about to write comes last, and counts. */
    async #hear(name, written) {
        const [, agent, kind, id] = NAME.exec(name ?? '') ?? [];
        if (agent !== this.#me) return;
        const text = written === null ? null : await opened(name, written);
        if (this.#place.getItem(name) !== written || this.#waiting.has(name) || this.#noRoom.has(name)) return;
        if (text === null) this.#values.delete(name);
        else this.#values.set(name, text);
        if (text === null && written !== null) this.#place.removeItem(name);
        for (const listener of this.#listeners) listener(kind, id);
    }

    /** Of people who used this browser too: the server says who is not there any more. Whose mark is missing is not gone for that. */
    async #forgetWhoIsGone() {
        const whose = (pattern) => new Set(this.#names().map((name) => pattern.exec(name)?.[1]).filter((agent) => agent && agent !== this.#me));
        const others = whose(NAME);
        for (const agent of whose(MARK)) if (!others.has(agent)) this.#place.removeItem(`bandeja.mark.${agent}`);
        if (others.size === 0) return;
        const marks = new Map([...others].map((agent) => [agent, this.#place.getItem(`bandeja.mark.${agent}`)]));
        try {
            const known = [...marks.values()].filter(Boolean).slice(0, MOST);
            const { gone } = known.length > 0 ? await api.goneFromBrowser(known) : { gone: [] };
            for (const [agent, mark] of marks) if (gone.includes(mark)) this.#forget(agent);
        } catch {
            // the next page asks again
        }
    }

    #forget(agent) {
        for (const name of this.#names()) if ((NAME.exec(name) ?? MARK.exec(name))?.[1] === agent) this.#place.removeItem(name);
        localFiles.forgetOf(agent);
    }
}

/** Where nothing can be sealed it goes with the window. */
function place() {
    try {
        return canSeal() ? localStorage : sessionStorage;
    } catch {
        return null; // a browser without storage
    }
}

const timeOf = (written) => Number(/^(\d+)\./.exec(written)?.[1] ?? NaN);

/** With its time, which belongs to what is sealed. */
async function closed(name, text) {
    const at = now();
    return `${at}.${canSeal() ? textOf(await seal(utf8(text), `${name} ${at}`)) : text}`;
}

async function opened(name, written) {
    try {
        const at = timeOf(written);
        const rest = written.slice(written.indexOf('.') + 1);
        if (!canSeal()) return rest;
        const bytes = await unseal(bytesOf(rest), `${name} ${at}`);
        return bytes && textIn(bytes);
    } catch {
        return null;
    }
}

/**
 * The key of whoever is logged in.
 *
 * @returns null: the server cannot give it now, and the page does without
 */
export async function browserKey() {
    try {
        return await api.browserKey();
    } catch (failure) {
        if (failure.withoutLogin) throw failure;
        return null;
    }
}

export const kept = new Kept();
