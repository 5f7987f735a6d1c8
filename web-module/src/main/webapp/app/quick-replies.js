/** Quick replies in the composer: offered after "/", as the server fills them in for this conversation, with gaps that somebody has to fill in. What is shown is what is inserted. */
import { api } from './api.js';
import { h } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';
import { ways } from './ways.js';

const GAP = /⟦[^⟦⟧\n]{1,80}⟧/u;
const ALL_GAPS = new RegExp(`(${GAP.source})`, 'u');
const SCOPES = { OWN: 'replies.scopeOwn', DEPARTMENT: 'replies.scopeDepartment', COMPANY: 'replies.scopeCompany' };

/* On a phone the composer has no room for another button. */
ways.add({ id: 'quick-reply', label: 'replies.title', iconName: 'bolt', order: 45, run: () => document.dispatchEvent(new CustomEvent('bandeja:quick-reply')) });

/** The first gap in a text: where it begins and ends; null when there is none. */
export function gapIn(text, from = 0) {
    const found = GAP.exec(text.slice(from));
    return found && { start: from + found.index, end: from + found.index + found[0].length };
}

/** @param applies whether one writes to the customer now */
export const quickReplySource = (applies) => ({
    mark: '/',
    words: 1,
    applies,
    label: () => t('replies.title'),
    empty: () => t('replies.none'),
    load: async () => (await api.offeredReplies(store.openId)).items,
    matches: ({ shortcut, title, filled }, query) => {
        const wanted = plain(query);
        return plain(shortcut).startsWith(wanted) || plain(title).includes(wanted) || plain(filled).includes(wanted);
    },
    draw: ({ shortcut, title, filled, scope }) => [
        h('span', { class: 'suggest-line' }, h('bdi', { class: 'suggest-mark', text: `/${shortcut}` }), h('bdi', { class: 'suggest-title', text: title }), h('span', { class: 'suggest-scope', text: t(SCOPES[scope]) })),
        h('bdi', { class: 'suggest-text' }, ...withGaps(filled.replace(/\s+/gu, ' '))),
    ],
    choose: ({ filled }) => filled,
    footer: () => h('a', { href: '/account.xhtml#quick-replies', class: 'suggest-manage', tabindex: '-1', text: t('replies.manage') }),
});

/** What somebody has to fill in is seen before it is chosen. */
const withGaps = (text) => text.split(ALL_GAPS).map((part) => (GAP.test(part) ? h('span', { class: 'suggest-gap', text: part }) : part)).filter(Boolean);

/** Accents and case do not matter. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
