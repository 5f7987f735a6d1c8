/** How contacts, agents and flags look, everywhere the same. */
import { h, icon } from './dom.js';
import { t } from './texts.js';

const COLOURS = 8;

/** What a contact is called: the name, else the phone number, else the user id. */
export function contactName(contact) {
    return contact.name || phoneText(contact.phone) || contact.userId || t('contact.unknown');
}

/** A phone number in groups, so that it can be read out. */
export function phoneText(phone) {
    if (!phone) return '';
    const match = /^\+(\d{7,15})$/.exec(phone);
    if (!match) return phone;
    const digits = match[1];
    const tail = digits.slice(-4);
    const middle = digits.slice(-7, -4);
    const head = digits.slice(0, -7);
    const area = head.length > 3 ? ` ${head.slice(-3)}` : '';
    return `+${area ? head.slice(0, -3) : head}${area} ${middle} ${tail}`.trim();
}

function initials(name) {
    const words = name.replace(/[^\p{L}\p{N}\s]/gu, ' ').trim().split(/\s+/).filter((word) => /^\p{L}/u.test(word));
    if (words.length === 0) return '';
    const letters = words.length === 1 ? [words[0]] : [words[0], words.at(-1)];
    return letters.map((word) => [...word][0].toLocaleUpperCase()).join('');
}

function colour(key) {
    let hash = 0;
    for (const letter of key) hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
    return hash % COLOURS;
}

/** Initials in a colour that stays with the contact. */
export function avatar(id, name) {
    const letters = initials(name ?? '');
    return h('span', { class: `avatar avatar-${colour(id ?? '')}`, 'data-letters': letters, 'aria-hidden': 'true' }, !letters && icon('person'));
}

/** The flag of a conversation: green mine, grey another's with the name, none when unassigned. */
export function flag(conversation) {
    if (!conversation.flag) return null;
    const mine = conversation.flag === 'MINE';
    const label = mine ? t('flag.mine') : conversation.assignee?.name ?? t('flag.other');
    return h(
        'span',
        { class: `flag ${mine ? 'flag-mine' : 'flag-other'}`, 'data-testid': 'flag', 'data-flag': conversation.flag },
        icon('flag'),
        !mine && h('span', { class: 'sr-only', text: `${t('flag.other')} ` }),
        h('bdi', { text: label }),
    );
}
