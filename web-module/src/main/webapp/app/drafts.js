/** What was typed and not sent, a conversation and an agent, kept in this browser. */
import { store } from './store.js';

const LONGEST = 70_000;

const keyOf = (conversation) => `bandeja.draft.${store.me.id}.${conversation}`;

export const drafts = {
    get(conversation) {
        try {
            return localStorage.getItem(keyOf(conversation)) ?? '';
        } catch {
            return '';
        }
    },

    /** Keeps a text; an empty one removes the draft. False when the browser has no room for it. */
    set(conversation, text) {
        try {
            if (text.trim() === '') localStorage.removeItem(keyOf(conversation));
            else localStorage.setItem(keyOf(conversation), text.slice(0, LONGEST));
            return true;
        } catch {
            return false;
        }
    },
};
