/**
 * Where one was in the list, kept for this window and the same person: what was looked at, what was searched for, how far one had come,
 * and what was chosen. Who comes back from a contact, from a login or after a reload goes on there. Ids tell nobody anything; words do,
 * and are sealed.
 */
import { kept } from './kept.js';
import { DEFAULT_VIEW } from './rules.js';
import { store } from './store.js';

const KEY = 'bandeja.view';
const KIND = 'search';
/** Of a longer way down only so many rows are asked for again at once. */
const MOST_ROWS = 400;
const NOWHERE = { words: '', rows: 0, row: null, chosen: [] };

/** Gives what is kept beside view and words; null: nothing is kept. */
let parts = null;
/** This window's name, under which its words are kept: others of the same person have theirs. */
let name = null;
/** As they are kept now. */
let words = '';

export const listPlace = {
    /** What was left: {view, words, rows, row, chosen}; view: null where nothing was; rows: as many as there were down to the end of what was in sight. */
    left: { view: null, ...NOWHERE },

    /** Takes up what an earlier page of this window has left; of another person's nothing stays. */
    takeUp() {
        const before = read();
        name = before?.agent === store.me.id ? (before.name ?? null) : null;
        name ??= Math.random().toString(36).slice(2);
        if (before?.agent !== store.me.id) return remove();
        words = kept.get(KIND, name);
        const { rows, row, chosen } = { ...NOWHERE, ...before };
        const view = Object.fromEntries(Object.entries(before.view ?? {}).filter(([filter]) => filter in DEFAULT_VIEW));
        this.left = { view, words, rows: Math.min(rows, MOST_ROWS), row, chosen };
    },

    /** Something else is wanted than what was left. */
    forget() {
        this.left = { ...this.left, ...NOWHERE };
    },

    /** These words are searched for now. Kept at once: sealing takes a moment, which a page that goes does not have. */
    searches(wanted) {
        if (!parts || wanted === words) return;
        words = wanted;
        void kept.set(KIND, name, words);
        keep();
    },

    /**
     * Keeps it from now on.
     *
     * @param tell gives rows, row and chosen
     */
    start(tell) {
        parts = tell;
        store.on('view', keep);
        addEventListener('pagehide', keep);
        document.addEventListener('visibilitychange', () => document.hidden && keep());
    },

    /** Whoever comes next at this window reads nothing of it. */
    end() {
        parts = null;
        const left = read()?.name;
        if (left && kept.get(KIND, left)) void kept.set(KIND, left, '');
        remove();
    },
};

function keep() {
    if (!parts) return;
    try {
        sessionStorage.setItem(KEY, JSON.stringify({ ...parts(), name, agent: store.me.id, view: store.view }));
    } catch {
        // a browser without storage begins anew, nothing else
    }
}

function remove() {
    try {
        sessionStorage.removeItem(KEY);
    } catch {
        // nothing was kept
    }
}

function read() {
    try {
        return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    } catch {
        return null;
    }
}
