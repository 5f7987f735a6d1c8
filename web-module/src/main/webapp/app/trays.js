/**
 * What is known of the files that are not sent yet, a conversation, kept in this browser as drafts are; the files themselves lie in
 * local-files.js, by the keys that stand here.
 */
import { kept } from './kept.js';

const KIND = 'tray';

export const trays = {
    /** @returns {Array<{key: string, name: string, kind: string, kinds: string[], voice: boolean, caption: string}>} */
    get: (conversation) => JSON.parse(kept.get(KIND, conversation) || '[]'),

    /**
     * Keeps what is known of some files; of none nothing.
     *
     * @returns {Promise<boolean>} whether the next page will have it
     */
    set: (conversation, items) => kept.set(KIND, conversation, items.length === 0 ? '' : JSON.stringify(items)),

    /** Calls back when another window of this browser has added, described, removed or sent some of this person's files. */
    watchOtherWindows(listener) {
        kept.watch((kind, conversation) => kind === KIND && listener(conversation));
    },
};
