/** Keeps a draft on the server while somebody writes: a moment after the last key, one call at a time. */
import { api } from './api.js';

const REST = 500;
const AGAIN = 3_000;

export class Saving {
    #timer = null;
    #running = null;
    #draft = null;

    /**
     * @param seen the draft as the server knows it
     * @param told what to do with each answer: told(seen, null), or told(null, failure) when it could not be kept
     * @param write how it is kept: write(id, version, draft) promises the draft as the server knows it then
     */
    constructor(seen, told, write = api.writeDraft) {
        this.seen = seen;
        this.told = told;
        this.write = write;
    }

    /** Everything that was written is on the server. */
    get kept() {
        return this.#draft === null && this.#running === null;
    }

    change(draft) {
        this.#draft = structuredClone(draft);
        this.#plan(REST);
    }

    /** @return whether everything is on the server now */
    async finish() {
        clearTimeout(this.#timer);
        await this.#running;
        if (this.#draft !== null) await this.#save();
        return this.kept;
    }

    /** What was written and is not on the server yet need not be any more. */
    forget() {
        clearTimeout(this.#timer);
        this.#draft = null;
    }

    #plan(delay) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#save(), delay);
    }

    #save() {
        if (this.#running === null && this.#draft !== null) this.#running = this.#send();
        return this.#running;
    }

    async #send() {
        const draft = this.#draft;
        this.#draft = null;
        let failure = null;
        try {
            this.seen = await this.write(this.seen.id, this.seen.version, draft);
        } catch (caught) {
            failure = caught;
            this.#draft ??= draft;
        }
        // Whoever is told asks whether all is kept.
        this.#running = null;
        this.told(failure ? null : this.seen, failure);
        if (this.#draft !== null && (!failure || failure.passing)) this.#plan(failure ? AGAIN : REST);
    }
}
