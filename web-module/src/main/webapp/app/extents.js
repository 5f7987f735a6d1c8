/** Where the items of something long stand, of which only a part is in the document: by their heights as they were measured, and by a guess until then. */
export class Extents {
    #heights = new Map();
    #sum = 0;
    /** Of the items not measured yet. The mean of the others, taken anew each time that there are twice as many. */
    #guess;
    #guessedFrom = 0;
    #keys = [];
    #places = new Map();
    /** Where each begins; one more for the end of the last. */
    #tops = new Float64Array(1);

    /** @param guess the height of an item as long as none was measured */
    constructor(guess) {
        this.#guess = guess;
    }

    /** Takes a height that was seen; says whether it differs from what was reckoned with. */
    measured(key, height) {
        const before = this.#heights.get(key);
        const known = before ?? this.#guess;
        this.#sum += height - (before ?? 0);
        this.#heights.set(key, height);
        return Math.abs(known - height) >= 0.5;
    }

    /**
     * Reckons anew where everything stands.
     *
     * @param keys the items in their order; the same array as before as long as they are the same
     */
    arrange(keys) {
        if (this.#heights.size >= 2 * Math.max(4, this.#guessedFrom)) {
            this.#guessedFrom = this.#heights.size;
            this.#guess = this.#sum / this.#guessedFrom;
        }
        if (keys !== this.#keys) {
            this.#keys = keys;
            this.#places = new Map(keys.map((key, index) => [key, index]));
        }
        if (this.#tops.length <= keys.length) this.#tops = new Float64Array(2 * keys.length + 1);
        let top = 0;
        keys.forEach((key, index) => {
            this.#tops[index] = top;
            top += this.#heights.get(key) ?? this.#guess;
        });
        this.#tops[keys.length] = top;
    }

    get count() {
        return this.#keys.length;
    }

    get total() {
        return this.#tops[this.count];
    }

    /** The place of an item; -1 when it is none of them. */
    indexOf(key) {
        return this.#places.get(key) ?? -1;
    }

    /** Where an item begins; of the place after the last one: where that ends. */
    top(index) {
        return this.#tops[index];
    }

    height(index) {
        return this.#tops[index + 1] - this.#tops[index];
    }

    /** The item that lies there; the first or the last one for what lies outside. */
    at(offset) {
        let low = 0;
        let high = Math.max(0, this.count - 1);
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.#tops[middle] <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
