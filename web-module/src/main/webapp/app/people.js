/** How contacts, agents and flags look, everywhere the same. */
import { h, icon, setAttribute, setText } from './dom.js';
import { t } from './texts.js';

const COLOURS = 8;

/** What a contact is called: the name, else the phone number, else the user id. */
export function contactName(contact) {
    return contact.name || phoneText(contact.phone) || contact.userId || t('contact.unknown');
}

/** What somebody in a group is called; empty where no group's. */
export const participantName = (participant) => (participant ? participant.name || phoneText(participant.phone) : '');

/** Country codes of two digits; 1 and 7 have one, all others three (ITU-T E.164). */
const TWO_DIGITS = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** A phone number in groups, so that it can be read out. */
export function phoneText(phone) {
    if (!phone) return '';
    const digits = /^\+(\d{7,15})$/.exec(phone)?.[1];
    if (!digits) return phone;
    const country = /^[17]/.test(digits) ? 1 : TWO_DIGITS.test(digits) ? 2 : 3;
    return [`+${digits.slice(0, country)}`, ...groupsOf(digits.slice(country))].join(' ');
}

/** A business number as WhatsApp writes it, which may be digits alone. */
export const businessPhone = (number) => phoneText(/^\d{7,15}$/.test(number) ? `+${number}` : number);

/** What a business number is called: by its name, else in groups. */
export const numberName = ({ name, displayPhoneNumber }) => businessPhone(name || displayPhoneNumber);

/** Threes; the last group may have four. */
function groupsOf(digits) {
    return digits.length > 4 ? [digits.slice(0, 3), ...groupsOf(digits.slice(3))] : [digits];
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

/** Of what waits; of nothing nothing is said. */
export function drawBadge(badge, count, label) {
    badge.hidden = count === 0;
    setAttribute(badge, 'data-count', count);
    setAttribute(badge, 'title', label);
    setText(badge.firstElementChild, count > 99 ? '99+' : String(count));
    setText(badge.lastElementChild, count > 0 ? label : '');
}
