/** Naming colleagues in notes: offered after "@"; whose name stands in the note behind an "@" is told. */
import { api } from './api.js';
import { h } from './dom.js';
import { avatar } from './people.js';
import { store } from './store.js';
import { t } from './texts.js';

const ROLES = { ADMIN: 'role.admin', ADMINISTRATOR: 'naming.administrator' };
const FRESH = 60_000;

class Colleagues {
    #conversation = null;
    #at = 0;
    #people = [];
    /** Whom somebody has chosen, where several are called alike. */
    #chosen = new Set();

    /** Who sees the open conversation. */
    async of(conversation) {
        if (this.#conversation === conversation && Date.now() - this.#at < FRESH) return this.#people;
        const { items } = await api.targets(conversation, 'mention');
        if (this.#conversation !== conversation) this.#chosen.clear();
        this.#conversation = conversation;
        this.#at = Date.now();
        this.#people = items;
        return items;
    }

    choose(id) {
        this.#chosen.add(id);
    }

    /** Who is named in a note: everybody whose name stands behind an "@". */
    namedIn(conversation, text) {
        if (this.#conversation !== conversation) return [];
        const byName = new Map();
        for (const person of this.#people) byName.set(person.name, [...(byName.get(person.name) ?? []), person]);
        const named = [];
        let rest = text;
        for (const name of [...byName.keys()].sort((one, other) => other.length - one.length)) {
            const parts = rest.split(new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}])`, 'u'));
            if (parts.length === 1) continue;
            rest = parts.join(' ');
            const alike = byName.get(name);
            const meant = alike.filter(({ id }) => this.#chosen.has(id));
            named.push(...(meant.length > 0 ? meant : alike));
        }
        return named.map(({ id, name }) => ({ id, name }));
    }
}

export const colleagues = new Colleagues();

/** Known in time, so that a note that is sent at once names them too. */
export const prepareNaming = (conversation) => colleagues.of(conversation).catch(() => []);

/** @param applies whether one writes a note now */
export const namingSource = (applies) => ({
    mark: '@',
    words: 4,
    applies,
    label: () => t('naming.title'),
    empty: () => t('naming.nobody'),
    load: () => colleagues.of(store.openId),
    matches: ({ name }, query) => {
        const wanted = plain(query);
        return plain(name).startsWith(wanted) || plain(name).includes(` ${wanted}`);
    },
    draw: ({ id, name, role }) => [
        h('span', { class: 'suggest-line' }, avatar(id, name), h('bdi', { class: 'suggest-title', text: name }), ROLES[role] && h('span', { class: 'suggest-scope', text: t(ROLES[role]) })),
    ],
    choose: ({ id, name }) => {
        colleagues.choose(id);
        return `@${name} `;
    },
});

/** Names in a note stand out; the reader's own most of all. */
export function markNames(element, mentions) {
    const names = (mentions ?? []).map(({ name }) => escaped(name)).sort((one, other) => other.length - one.length);
    if (names.length === 0) return element;
    const pattern = new RegExp(`(@(?:${names.join('|')}))(?![\\p{L}\\p{N}])`, 'u');
    const mine = `@${store.me.name}`;
    const texts = [...element.querySelectorAll('.words')].flatMap((words) => [...words.childNodes]).filter((node) => node.nodeType === Node.TEXT_NODE);
    for (const node of texts) {
        const parts = node.data.split(pattern);
        if (parts.length > 1) node.replaceWith(...parts.map((part, index) => (index % 2 ? h('strong', { class: part === mine ? 'mention mention-me' : 'mention', 'data-testid': 'mention', text: part }) : part)));
    }
    return element;
}

const escaped = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Accents and case do not matter. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
