/** What was typed and not sent, a conversation, kept in this browser with the message that it answers; notes apart from messages. */
import { kept } from './kept.js';

const LONGEST = 70_000;
const KINDS = new Set(['draft', 'note', 'quote']);

export const drafts = {
    get: (conversation, kind = 'draft') => kept.get(kind, conversation),

    /** The message that is answered with what is typed, as message items show quotes; null: none in particular. */
    quoteOf(conversation) {
        return JSON.parse(drafts.get(conversation, 'quote') || 'null');
    },

    setQuote: (conversation, quote) => drafts.set(conversation, quote ? JSON.stringify(quote) : '', 'quote'),

    /** Calls back when another window of this browser has written, or sent, what this person had typed. */
    watchOtherWindows(listener) {
        kept.watch((kind, conversation) => KINDS.has(kind) && listener(conversation, kind));
    },

    /** Keeps a text; an empty one removes the draft. */
    set(conversation, text, kind = 'draft') {
        void kept.set(kind, conversation, text.trim() === '' ? '' : text.slice(0, LONGEST));
    },
};
