/** The emoji that this person has used last at this browser. */
import { store } from './store.js';

const MOST = 24;

const key = () => `bandeja.emoji.${store.me.id}`;

/** The last one first. */
export function recentEmoji() {
    try {
        const kept = JSON.parse(localStorage.getItem(key()) ?? '[]');
        return Array.isArray(kept) ? kept.filter((emoji) => typeof emoji === 'string').slice(0, MOST) : [];
    } catch {
        return [];
    }
}

export function hasUsed(emoji) {
    try {
        localStorage.setItem(key(), JSON.stringify([emoji, ...recentEmoji().filter((other) => other !== emoji)].slice(0, MOST)));
    } catch {
        // a browser without storage forgets it, nothing else
    }
}
