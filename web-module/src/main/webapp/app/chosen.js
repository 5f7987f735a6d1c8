/** Conversations that are chosen in the list, to do something with all of them. */
class Chosen extends EventTarget {
    ids = new Set();
    /** Where a range begins: what was chosen or left out last. */
    #last = null;

    get size() {
        return this.ids.size;
    }

    has(id) {
        return this.ids.has(id);
    }

    toggle(id, on = !this.ids.has(id)) {
        this.#last = id;
        if (on === this.ids.has(id)) return;
        if (on) this.ids.add(id);
        else this.ids.delete(id);
        this.#changed();
    }

    set(ids) {
        this.ids = new Set(ids);
        this.#changed();
    }

    /**
     * Everything from what was chosen last to this one, in or out as this one.
     *
     * @param order the conversations as they stand in the list
     */
    range(id, on, order) {
        const [from, to] = [order.indexOf(this.#last), order.indexOf(id)].sort((one, other) => one - other);
        if (from < 0) return this.toggle(id, on);
        for (const each of order.slice(from, to + 1)) {
            if (on) this.ids.add(each);
            else this.ids.delete(each);
        }
        this.#last = id;
        this.#changed();
    }

    /** The keyboard goes from one to the next and takes it along; on the way back it leaves out what it came over. */
    extend(from, to) {
        if (this.ids.has(from) && this.ids.has(to)) this.ids.delete(from);
        else for (const id of [from, to]) this.ids.add(id);
        this.#last = to;
        this.#changed();
    }

    /** Of what is not there any more nothing is chosen. */
    keep(there) {
        const left = [...this.ids].filter((id) => there.has(id));
        if (left.length === this.ids.size) return;
        this.set(left);
    }

    #changed() {
        this.dispatchEvent(new Event('change'));
    }
}

export const chosen = new Chosen();
