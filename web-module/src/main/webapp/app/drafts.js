/** What was typed and not sent, a conversation and an agent, kept in this browser with the message that it answers; notes apart from messages. */
import { store } from './store.js';

const LONGEST = 70_000;

const keyOf = (conversation, kind) => `bandeja.${kind}.${store.me.id}.${conversation}`;

export const drafts = {
    get(conversation, kind = 'draft') {
        try {
            return localStorage.getItem(keyOf(conversation, kind)) ?? '';
        } catch {
            return '';
        }
    },

    /** The message that is answered with what is typed, as message items show quotes; null: none in particular. */
    quoteOf(conversation) {
        try {
            return JSON.parse(drafts.get(conversation, 'quote'));
        } catch {
            return null;
        }
    },

    setQuote: (conversation, quote) => drafts.set(conversation, quote ? JSON.stringify(quote) : '', 'quote'),

    /** Calls back when another window of this browser has written, or sent, what this person had typed. */
    watchOtherWindows(listener) {
        addEventListener('storage', ({ key }) => {
            const [, kind, agent, conversation] = /^bandeja\.(draft|note|quote)\.([^.]+)\.(.+)$/.exec(key ?? '') ?? [];
            if (agent && agent === store.me.id) listener(conversation, kind);
        });
    },

    /** Keeps a text; an empty one removes the draft. False when the browser has no room for it. */
    set(conversation, text, kind = 'draft') {
        try {
            if (text.trim() === '') localStorage.removeItem(keyOf(conversation, kind));
            else localStorage.setItem(keyOf(conversation, kind), text.slice(0, LONGEST));
            return true;
        } catch {
            return false;
        }
    },
};
