/** Whether somebody is there: a sign with a word, never a colour alone. */
import { h } from './dom.js';
import { t } from './texts.js';

const WORDS = { AVAILABLE: 'availability.available', AWAY: 'availability.away', OFF: 'availability.off' };

export const presenceWord = (presence) => t(WORDS[presence] ?? WORDS.OFF);

/** The sign alone: full, half or empty; the word goes beside it or in its title. */
export function presenceSign(presence) {
    return h('span', { class: 'presence', 'data-presence': presence, 'aria-hidden': 'true' });
}

/** Sign and word. */
export function presenceShown(presence) {
    return h('span', { class: 'presence-shown', 'data-testid': 'presence' }, presenceSign(presence), h('span', { text: presenceWord(presence) }));
}
