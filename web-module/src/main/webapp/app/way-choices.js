/** Call groups and auto attendants that conversations may have come through: by which of them this person may narrow the list. */
import { api } from './api.js';
import { store } from './store.js';

class WayChoices {
    all = [];
    /** Whether the server has told them. */
    known = false;

    /** Keeps them as they are. */
    start() {
        for (const type of ['online', 'reload']) store.on(type, () => this.load());
        void this.load();
    }

    async load() {
        try {
            this.all = (await api.ways()).items;
        } catch {
            return; // what is known stays until the next word
        }
        this.known = true;
        store.emit('ways');
    }

    has(way) {
        return this.all.some(({ to }) => to === way);
    }
}

export const wayChoices = new WayChoices();
