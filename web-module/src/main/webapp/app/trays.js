/**
 * What is known of the files that are not sent yet, a conversation and an agent, kept in this browser as drafts are; the files themselves
 * lie in local-files.js, by the keys that stand here.
 */
import { store } from './store.js';
import { now } from './times.js';

const NAME = /^bandeja\.tray\.([^.]+)\.(.+)$/;
/** Whoever comes back later than that has sent them in another way. */
const LIVES = 7 * 24 * 3600_000;

const nameOf = (conversation) => `bandeja.tray.${store.me.id}.${conversation}`;

export const trays = {
    /** At the beginning: what is too old, and what somebody else who uses this browser has left, goes; its files go with it. */
    clear() {
        for (const name of Object.keys(localStorage)) {
            const agent = NAME.exec(name)?.[1];
            if (agent && (agent !== store.me.id || now() - (read(name)?.at ?? 0) > LIVES)) localStorage.removeItem(name);
        }
    },

    /** @returns {Array<{key: string, name: string, kind: string, kinds: string[], voice: boolean, caption: string}>} */
    get(conversation) {
        return read(nameOf(conversation))?.items ?? [];
    },

    /** Keeps what is known of some files; of none nothing. False when the browser has no room for it. */
    set(conversation, items) {
        try {
            if (items.length === 0) localStorage.removeItem(nameOf(conversation));
            else localStorage.setItem(nameOf(conversation), JSON.stringify({ at: now(), items }));
            return true;
        } catch {
            return items.length === 0;
        }
    },

    /** Calls back when another window of this browser has added, described, removed or sent some of this person's files. */
    watchOtherWindows(listener) {
        addEventListener('storage', ({ key }) => {
            const [, agent, conversation] = NAME.exec(key ?? '') ?? [];
            if (agent && agent === store.me.id) listener(conversation);
        });
    },
};

function read(name) {
    try {
        return JSON.parse(localStorage.getItem(name) ?? 'null');
    } catch {
        return null; // a browser without storage has kept none
    }
}
