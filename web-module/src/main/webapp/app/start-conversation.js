/** Begins a conversation: from which number, with whom, with which template. */
import { api } from './api.js';
import { button, h, icon, setText } from './dom.js';
import { newKey } from './outgoing.js';
import { avatar, businessPhone, contactName, phoneText } from './people.js';
import { openConversation } from './router.js';
import { store } from './store.js';
import { pickTemplate } from './template-picker.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { waiting } from './waiting.js';

const SEARCH_AFTER = 250;
const MOST = 8;
/** So many digits may be a phone number. */
const FEWEST_DIGITS = 6;

let starters = [];
/** Done when it is known for the first time who may begin from where. */
let known = Promise.resolve();
let opened = null;

/** As the server tells them: {id, name, displayPhoneNumber …}. */
export const numbersToBeginFrom = () => starters;

/** Whether this person may begin conversations at all; the button is told. */
export async function watchStarters(control) {
    const look = async () => {
        try {
            starters = (await api.starters()).items;
        } catch {
            // what was known stays; the next reload asks again
        }
        control.hidden = starters.length === 0;
        store.emit('starters');
    };
    control.addEventListener('click', () => void startConversation());
    document.addEventListener('bandeja:start', () => void startConversation());
    store.on('reload', look);
    known = look();
    await known;
}

async function startConversation() {
    await known;
    if (starters.length > 0) opened ??= new Starter();
}

class Starter {
    #asked = 0;
    #timer = 0;

    constructor() {
        this.numbers = h('select', { class: 'box-field', 'data-testid': 'start-number', on: { change: () => this.#search() } }, ...starters.map((starter, index) => new Option(starterName(starter), index)));
        this.numbers.value = String(Math.max(0, starters.findIndex(({ id }) => id === store.view.number)));
        this.field = h('input', { type: 'search', class: 'pick-search', placeholder: t('start.search'), 'aria-label': t('start.search'), autocomplete: 'off', spellcheck: 'false', maxlength: '60', 'data-testid': 'start-search', on: { input: () => this.#later(), keydown: (event) => this.#key(event) } });
        this.hint = h('p', { class: 'template-caption' });
        this.list = h('ul', { class: 'template-list start-list', 'aria-label': t('start.whom'), on: { keydown: (event) => this.#key(event) } });
        this.state = h('p', { class: 'pick-state', role: 'status' });
        this.dialog = h(
            'dialog',
            { class: 'box pick start', 'aria-label': t('start.title'), 'data-testid': 'start' },
            h('header', { class: 'pick-head' }, h('h2', { class: 'box-title', text: t('start.title') }), button({ label: t('pick.cancel'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'start-close', onClick: () => this.dialog.close() })),
            h('label', { class: 'box-label start-number', hidden: starters.length < 2 }, h('span', { text: t('start.number') }), this.numbers),
            h('div', { class: 'pick-field' }, icon('search'), this.field),
            this.hint,
            this.list,
            this.state,
        );
        this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
        this.dialog.addEventListener('close', () => {
            opened = null;
            this.dialog.remove();
        });
        document.body.append(this.dialog);
        this.dialog.showModal();
        this.field.focus();
        this.#search();
    }

    get #number() {
        return starters[Number(this.numbers.value)];
    }

    #later() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#search(), SEARCH_AFTER);
    }

    async #search() {
        const asked = (this.#asked += 1);
        const { prefix } = this.#number;
        setText(this.hint, prefix ? t('start.prefix', { prefix }) : t('start.international'));
        const words = this.field.value.trim();
        const phone = /^[+\d\s().\-/]+$/.test(words) && words.replace(/\D/g, '').length >= FEWEST_DIGITS ? words : null;
        this.#draw([], phone, '');
        if (words.length < 2) return;
        this.state.replaceChildren();
        try {
            const asking = Promise.all(['OPEN', 'COMPLETED'].map((status) => api.conversations({ q: words, status, scope: 'all', limit: 30 })));
            const pages = await waiting(this.state, asking);
            const found = people(pages, this.#number.id);
            // Where nobody was found the phone number stands there already, perhaps under a finger.
            if (asked === this.#asked && (found.length > 0 || !phone)) this.#draw(found, phone, words);
        } catch (failure) {
            if (asked === this.#asked) this.state.replaceChildren(failure.message);
        }
    }

    #draw(found, phone, words) {
        const known = phone && found.some(({ contact }) => contact.phone?.endsWith(phone.replace(/\D/g, '')));
        const stranger = phone && !known && h('li', {}, this.#option({ testid: 'start-phone', picture: h('span', { class: 'pick-icon' }, icon('phone')), name: t('start.write', { phone: phone.startsWith('+') ? phoneText(phone.replace(/[^+\d]/g, '')) : phone }), onClick: () => this.#choose({ phone }, phone) }));
        this.list.replaceChildren(...found.slice(0, MOST).map((one) => h('li', {}, this.#person(one))), ...(stranger ? [stranger] : []));
        this.state.replaceChildren(this.list.children.length > 0 ? '' : words ? t('start.nobody') : t('start.hint'));
    }

    #person({ contact, open }) {
        const name = contactName(contact);
        const word = open && t('start.open', { name: open.assignee?.name ?? t('start.nobodyHasIt') });
        const choose = () => {
            if (!open) return this.#choose({ contact: contact.id }, name, contact.name);
            this.dialog.close();
            openConversation(open.id);
        };
        return this.#option({ testid: 'start-contact', picture: avatar(contact.id, name), name, line: word ?? phoneText(contact.phone), onClick: choose });
    }

    #option({ testid, picture, name, line, onClick }) {
        return h('button', { type: 'button', class: 'template-option start-option', 'data-testid': testid, on: { click: onClick } }, picture, h('span', { class: 'start-who' }, h('bdi', { class: 'pick-name', text: name }), line && h('span', { class: 'template-code', text: line })));
    }

    #key(event) {
        const all = [...this.list.querySelectorAll('.start-option')];
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && all.length > 0) {
            event.preventDefault();
            const at = all.indexOf(document.activeElement);
            if (at + step < 0) this.field.focus();
            else all[Math.min(all.length - 1, at + step)].focus();
        } else if (event.key === 'Enter' && event.target === this.field && all.length > 0) {
            event.preventDefault();
            all[0].click();
        }
    }

    /** The same key for every try of the same person and words: what was begun is not begun twice. */
    #choose(whom, to, name) {
        const { id: number, department } = this.#number;
        this.dialog.close();
        const keys = new Map();
        pickTemplate({
            where: { number },
            whom,
            to,
            name,
            send: async ({ content }) => {
                const body = { number, department, ...whom, template: { template: content.template, values: content.values, header: content.header } };
                const said = JSON.stringify(body);
                if (!keys.has(said)) keys.set(said, newKey());
                try {
                    const begun = await api.start(body, keys.get(said));
                    store.put(begun);
                    openConversation(begun.id);
                } catch (failure) {
                    if (!failure.conversation) throw failure;
                    toast(failure.message, 'error');
                    openConversation(failure.conversation);
                }
            },
        });
    }
}

/** A number with its department, where it has several. */
function starterName({ id, name, displayPhoneNumber, departmentName }) {
    const shown = [...new Set([businessPhone(name), businessPhone(displayPhoneNumber)])].join(' · ');
    return starters.filter((other) => other.id === id).length > 1 ? `${shown} · ${departmentName}` : shown;
}

/** Of the conversations that were found those whose contact was, each contact once, and no group; the open one of this number counts first. */
function people(pages, number) {
    const found = new Map();
    for (const { items, found: messages } of pages) {
        for (const conversation of items) {
            if (messages?.[conversation.id]) continue;
            const { contact } = conversation;
            if (contact.group) continue;
            const open = conversation.status === 'OPEN' && conversation.number?.id === number ? conversation : null;
            const before = found.get(contact.id);
            if (!before || (open && !before.open)) found.set(contact.id, { contact, open });
        }
    }
    return [...found.values()];
}
