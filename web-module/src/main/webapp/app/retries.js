/** What fails because the server is busy or away is asked for again unasked, with longer and longer pauses. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000];

export class Retries {
    #timer = 0;
    #made = 0;

    /** Not all screens at the same moment, and not before the server wants it. */
    after(failure, again) {
        clearTimeout(this.#timer);
        if (!failure.passing) return;
        const pause = Math.max(PAUSES[Math.min(this.#made, PAUSES.length - 1)], (failure.retryAfter ?? 0) * 1_000);
        this.#made += 1;
        const patience = pause * (0.75 + Math.random() / 2);
        // Whom nobody sees has time.
        const next = () => (document.hidden ? (this.#timer = setTimeout(next, patience)) : again());
        this.#timer = setTimeout(next, patience);
    }

    /** It has succeeded, or something else is wanted. */
    end() {
        clearTimeout(this.#timer);
        this.#made = 0;
    }
}
