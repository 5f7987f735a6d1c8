/** Conversations that are chosen in the list, to do something with all of them. */
class Chosen extends EventTarget {
    ids = new Set();

    get size() {
        return this.ids.size;
    }

    has(id) {
        return this.ids.has(id);
    }

    toggle(id, on = !this.ids.has(id)) {
        if (on === this.ids.has(id)) return;
        if (on) this.ids.add(id);
        else this.ids.delete(id);
        this.#changed();
    }

    set(ids) {
        this.ids = new Set(ids);
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
