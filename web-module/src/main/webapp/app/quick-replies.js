/** Quick replies in the composer: offered after "/", filled in by the server, with gaps that somebody has to fill in. */
import { api } from './api.js';
import { h } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { ways } from './ways.js';

const GAP = /⟦[^⟦⟧\n]{1,80}⟧/u;
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
    matches: ({ shortcut, title, text }, query) => {
        const wanted = plain(query);
        return plain(shortcut).startsWith(wanted) || plain(title).includes(wanted) || plain(text).includes(wanted);
    },
    draw: ({ shortcut, title, text, scope }) => [
        h('span', { class: 'suggest-line' }, h('bdi', { class: 'suggest-mark', text: `/${shortcut}` }), h('bdi', { class: 'suggest-title', text: title }), h('span', { class: 'suggest-scope', text: t(SCOPES[scope]) })),
        h('bdi', { class: 'suggest-text', text: text.replace(/\s+/gu, ' ') }),
    ],
    choose: async ({ id }) => {
        try {
            return (await api.filledReply(store.openId, id)).text;
        } catch (failure) {
            toast(failure.message, 'error');
            return null;
        }
    },
    footer: () => h('a', { href: '/account.xhtml#quick-replies', class: 'suggest-manage', tabindex: '-1', text: t('replies.manage') }),
});

/** Accents and case do not matter. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
