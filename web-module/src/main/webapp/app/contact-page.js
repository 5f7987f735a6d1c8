/** One contact: who it is, what the company knows, and all that was said as far as one may see it. */
import { api, superseded } from './api.js';
import { blockContact, editContact, eraseContact, mergeContact, tellConsent } from './contact-deeds.js';
import { button, h, icon } from './dom.js';
import { fileAddress, isDrawable, sizeText, thumbnailAddress, typeWord } from './media-files.js';
import { avatar, contactName, numberName, phoneText } from './people.js';
import { store } from './store.js';
import { language, t } from './texts.js';
import { fullTime, shortTime } from './times.js';
import { toast } from './toast.js';

const AGAIN_AFTER = 400;
const FILES = 24;
const HISTORY = 20;
const NOTES = 50;

/** What WhatsApp's code means, where we know it. */
const CODES = {
    131047: 'contacts.block.notRecent',
    139101: 'contacts.block.listFull',
    139102: 'contacts.block.busy',
    139103: 'contacts.block.busy',
    130429: 'contacts.block.busy',
    4: 'contacts.block.busy',
    131021: 'contacts.block.own',
    190: 'contacts.block.token',
    200: 'contacts.block.token',
    10: 'contacts.block.token',
};

class ContactPage extends HTMLElement {
    #id = null;
    #calls = new AbortController();
    #timer = 0;
    #contact = null;

    connectedCallback() {
        store.on('live', ({ conversation }) => conversation?.contact?.id === this.#contact?.id && this.#again());
        store.on('reload', () => this.#again());
        if (!this.firstChild) this.#nobody();
    }

    /** @param id null: nobody */
    show(id) {
        if (id === this.#id) return;
        clearTimeout(this.#timer);
        this.#calls.abort();
        this.#calls = new AbortController();
        this.#id = id;
        this.#contact = null;
        if (!id) return this.#nobody();
        this.replaceChildren(h('div', { class: 'contact-wait' }, h('span', { class: 'spinner', role: 'img', 'aria-label': t('state.loading') })));
        this.#load();
    }

    /** Somebody changed something: soon, and once for many events. */
    #again() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#load(), AGAIN_AFTER);
    }

    #nobody() {
        this.replaceChildren(h('div', { class: 'conversation-empty' }, icon('person'), h('p', { class: 'empty-title', text: t('contacts.choose') }), h('p', { class: 'empty-hint', text: t('contacts.chooseHint') })));
    }

    async #load() {
        const id = this.#id;
        if (!id) return;
        const { signal } = this.#calls;
        try {
            const [contact, notes, history, files] = await Promise.all([
                api.contact(id, signal),
                api.contactPart(id, 'notes', { limit: NOTES }, signal),
                api.contactPart(id, 'conversations', { limit: HISTORY }, signal),
                api.contactPart(id, 'files', { limit: FILES }, signal),
            ]);
            if (id !== this.#id) return;
            // A contact that was joined with another one is that one now.
            if (contact.id !== id) return location.replace(`#/${encodeURIComponent(contact.id)}`);
            this.#draw(contact, notes, history, files);
        } catch (failure) {
            if (superseded(failure) || id !== this.#id) return;
            this.replaceChildren(
                h('div', { class: 'conversation-empty' }, backButton(), icon('person'), h('p', { class: 'empty-title', text: failure.message }), button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.#load() })),
            );
        }
    }

    #draw(contact, notes, history, files) {
        this.#contact = contact;
        const kept = this.querySelector('.contact-scroll')?.scrollTop ?? 0;
        const written = this.querySelector('.contact-note-form textarea')?.value ?? '';
        const may = (action) => contact.actions.includes(action);
        const changed = (now = null, gone = null) => {
            document.dispatchEvent(new CustomEvent('bandeja:contact-changed', { detail: { contact: now, gone } }));
            this.#load();
        };
        this.replaceChildren(
            h(
                'div',
                { class: 'contact-scroll' },
                head(contact, may, changed),
                h(
                    'div',
                    { class: 'contact-cards' },
                    facts(contact, may, changed),
                    consent(contact, may, changed),
                    noteCard(contact, notes, may, changed),
                    files.items.length > 0 && filesCard(contact, files),
                    contact.blocks.length > 0 && blocks(contact),
                    historyCard(contact, history),
                ),
            ),
        );
        this.querySelector('.contact-scroll').scrollTop = kept;
        const field = this.querySelector('.contact-note-form textarea');
        if (field) field.value = written;
    }
}

const backButton = () => button({ label: t('conversation.back'), iconName: 'back', iconOnly: true, kind: 'quiet head-back', testid: 'contact-back', onClick: () => (location.hash = '#/') });

function head(contact, may, changed) {
    const called = contact.erasedAt ? t('contacts.erased') : contactName(contact);
    return h(
        'header',
        { class: 'contact-head', 'data-testid': 'contact-head' },
        backButton(),
        avatar(contact.id, contact.name),
        h(
            'div',
            { class: 'contact-head-who' },
            h('h2', { dir: 'auto', text: called }),
            contact.profileName && contact.profileName !== contact.name && h('p', { class: 'contact-soft' }, t('contact.profileName'), ' ', h('bdi', { text: contact.profileName })),
            contact.erasedAt && h('p', { class: 'contact-soft', text: t(contact.beingErased ? 'contacts.beingErased' : 'contacts.erasedHint', { time: shortTime(contact.erasedAt) }) }),
            contact.blocked && h('p', { class: 'contact-mark bad', 'data-testid': 'contact-blocked' }, icon('dismissed'), h('span', { text: t('contacts.blocked') })),
        ),
        h(
            'div',
            { class: 'contact-actions', role: 'toolbar', 'aria-label': t('contacts.actions') },
            may('EDIT') && button({ label: t('contacts.edit'), iconName: 'edit', testid: 'edit-contact', onClick: () => editContact(contact, changed) }),
            may('BLOCK') && button({ label: t(contact.blocked ? 'contacts.unblock' : 'contacts.blockIt'), iconName: 'dismissed', kind: 'quiet', testid: 'block-contact', onClick: () => blockContact(contact, changed) }),
            may('MERGE') && button({ label: t('contacts.merge'), iconName: 'link', kind: 'quiet', testid: 'merge-contact', onClick: () => mergeContact(contact, changed) }),
            may('EXPORT') && h('a', { class: 'button quiet', href: `/api/contacts/${encodeURIComponent(contact.id)}/export`, download: '', 'data-testid': 'export-contact' }, icon('download'), h('span', { text: t('contacts.export') })),
            may('ERASE') && button({ label: t('contacts.erase'), iconName: 'trash', kind: 'quiet danger', testid: 'erase-contact', onClick: () => eraseContact(contact, changed) }),
        ),
    );
}

function card(title, testid, ...children) {
    return h('section', { class: 'contact-card-box', 'data-testid': testid }, h('h3', { text: title }), ...children);
}

function facts(contact) {
    const others = contact.otherAddresses.map(({ phone, userId }) => phoneText(phone) || userId);
    const own = contact.fields.flatMap((field) => fact(field.name, field.value === null ? null : shown(field)));
    return card(
        t('contacts.facts'),
        'contact-facts',
        h(
            'dl',
            { class: 'contact-facts' },
            contact.phone && [h('dt', { text: t('contacts.phone') }), h('dd', {}, h('bdi', { class: 'phone', text: phoneText(contact.phone) }), copyButton(contact.phone))],
            contact.userId && fact(t('details.userId'), contact.userId),
            others.length > 0 && fact(t('contacts.otherAddresses'), others.join(', ')),
            fact(t('contacts.language'), contact.language && languageName(contact.language)),
            own,
            fact(t('contacts.knownSince'), shortTime(contact.knownSince)),
        ),
    );
}

/** What nobody has noted is shown as such, so that one sees that it could be. */
function fact(name, value) {
    return [h('dt', { text: name }), value ? h('dd', { dir: 'auto', text: value }) : h('dd', { class: 'contact-soft', text: t('contacts.unknown') })];
}

function shown({ kind, value }) {
    if (kind === 'NUMBER') return Number(value).toLocaleString(language, { maximumFractionDigits: 9 });
    if (kind === 'DATE') return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
    return value;
}

export function languageName(tag) {
    try {
        return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
    } catch {
        return tag;
    }
}

function copyButton(text) {
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(text);
            toast(t('done.copied'));
        } catch {
            toast(t('error.copy'), 'error');
        }
    };
    return button({ label: t('action.copy'), iconName: 'copy', iconOnly: true, kind: 'quiet small', onClick: copy });
}

function consent(contact, may, changed) {
    const { consent: said, marketingToldWhatsAppAt } = contact;
    const lines = [];
    if (marketingToldWhatsAppAt) lines.push(h('p', { class: 'contact-mark bad' }, icon('warning'), h('span', { text: t('contacts.toldWhatsApp', { time: shortTime(marketingToldWhatsAppAt) }) })));
    if (said) {
        lines.push(
            h('p', { class: said.marketing ? 'contact-mark good' : 'contact-mark bad' }, icon(said.marketing ? 'check' : 'warning'), h('span', { text: t(said.marketing ? 'contacts.consentIn' : 'contacts.consentOut') })),
            h('p', { class: 'contact-soft' }, h('bdi', { text: said.how }), ` · ${said.by} · ${shortTime(said.at)}`),
        );
    }
    if (lines.length === 0) lines.push(h('p', { class: 'contact-soft', text: t('contacts.consentNone') }));
    return card(
        t('contacts.consent'),
        'contact-consent',
        ...lines,
        may('EDIT') && button({ label: t('contacts.consentChange'), iconName: 'edit', kind: 'quiet', testid: 'change-consent', onClick: () => tellConsent(contact, changed) }),
    );
}

function blocks(contact) {
    return card(
        t('contacts.blocks'),
        'contact-blocks',
        h(
            'ul',
            { class: 'contact-lines' },
            contact.blocks.map((block) =>
                h(
                    'li',
                    {},
                    h('bdi', { class: 'contact-strong', text: numberName({ ...block, name: block.numberName }) }),
                    h('span', { text: t(block.blocked ? 'contacts.blockedThere' : 'contacts.notBlockedThere') }),
                    h('span', { class: block.answer === 'DONE' ? 'contact-soft' : 'contact-mark bad', text: answerWords(block) }),
                ),
            ),
        ),
    );
}

/** What WhatsApp said when it was asked last. */
function answerWords(block) {
    if (block.answer === 'DONE') return t('contacts.block.done', { name: block.askedBy, time: shortTime(block.askedAt) });
    if (block.answer === 'REFUSED') {
        const known = CODES[block.code];
        return known ? t(known) : t('contacts.block.refused', { code: block.code, words: block.words });
    }
    return t('contacts.block.unknown');
}

function noteCard(contact, page, may, changed) {
    const field = h('textarea', { rows: '2', maxlength: '2000', placeholder: t('contacts.noteHint'), 'aria-label': t('contacts.noteHint'), 'data-testid': 'contact-note-text' });
    const failure = h('p', { class: 'box-error', role: 'alert' });
    const save = async (event) => {
        event.preventDefault();
        if (!field.value.trim()) return field.focus();
        try {
            await api.noteContact(contact.id, field.value);
            field.value = '';
            changed();
        } catch (problem) {
            failure.textContent = problem.message;
        }
    };
    const list = h('ul', { class: 'contact-notes' }, page.items.map((note) => noteLine(contact, note, changed)));
    return card(
        t('contacts.notes'),
        'contact-notes',
        may('EDIT') &&
            h('form', { class: 'contact-note-form', on: { submit: save } }, field, failure, h('button', { type: 'submit', class: 'button', 'data-testid': 'save-contact-note' }, h('span', { text: t('contacts.noteSave') }))),
        page.items.length === 0 && h('p', { class: 'contact-soft', text: t('contacts.notesNone') }),
        list,
        moreOf(contact, 'notes', NOTES, page, list, (note) => noteLine(contact, note, changed)),
    );
}

function noteLine(contact, note, changed) {
    const mine = store.me.administrator || note.author.id === store.me.id;
    const remove = async () => {
        try {
            await api.removeContactNote(contact.id, note.id);
            changed();
        } catch (problem) {
            toast(problem.message, 'error');
        }
    };
    return h(
        'li',
        {},
        h('p', { class: 'contact-note-text', dir: 'auto', text: note.text }),
        h(
            'p',
            { class: 'contact-soft' },
            h('bdi', { text: note.author.name }),
            ' · ',
            h('time', { datetime: note.at, title: fullTime(note.at), text: shortTime(note.at) }),
            mine && button({ label: t('contacts.noteRemove'), iconName: 'trash', iconOnly: true, kind: 'quiet small', onClick: remove }),
        ),
    );
}

function historyCard(contact, page) {
    const list = h('ul', { class: 'contact-history', 'data-testid': 'contact-history' }, page.items.map(historyLine));
    return card(t('contacts.history'), 'contact-conversations', list, moreOf(contact, 'conversations', HISTORY, page, list, historyLine));
}

/** What is behind the end of a list, at a press of a button; null: nothing is. */
function moreOf(contact, part, limit, page, list, line) {
    let cursor = page.next;
    const load = async () => {
        try {
            const next = await api.contactPart(contact.id, part, { limit, cursor });
            list.append(...next.items.map(line));
            cursor = next.next;
            if (!cursor) more.remove();
        } catch (problem) {
            toast(problem.message, 'error');
        }
    };
    const more = cursor && button({ label: t('contacts.more'), kind: 'quiet', onClick: load });
    return more;
}

function historyLine(conversation) {
    const { number, department, assignee, status, openedAt, completedAt } = conversation;
    const open = status === 'OPEN';
    return h(
        'li',
        {},
        h(
            'a',
            { href: `/inbox.xhtml#/c/${encodeURIComponent(conversation.id)}`, 'data-testid': 'contact-conversation' },
            h('span', { class: `contact-state ${open ? 'open' : ''}`, text: t(open ? 'contacts.isOpen' : 'contacts.isCompleted') }),
            h('bdi', { class: 'contact-strong', text: department?.name ?? t('route.none') }),
            h('span', { class: 'contact-soft' }, h('bdi', { text: numberName(number) })),
            h('span', { class: 'contact-soft' }, h('bdi', { text: assignee?.name ?? t('flag.none') })),
            h('span', { class: 'contact-soft contact-when', text: completedAt ? `${shortTime(openedAt)} – ${shortTime(completedAt)}` : shortTime(openedAt) }),
        ),
    );
}

function filesCard(contact, page) {
    const messages = page.items.filter(({ media }) => media?.state === 'THERE');
    const pictures = messages.filter(({ media }) => isDrawable(media));
    const others = messages.filter((message) => !pictures.includes(message));
    return card(
        t('details.media'),
        'contact-files',
        pictures.length > 0 &&
            h(
                'div',
                { class: 'shared-grid' },
                pictures.map(({ media, text }) => h('a', { href: fileAddress(media), target: '_blank', rel: 'noopener', 'aria-label': t('media.open', { name: text || media.name || typeWord(media) }) }, h('img', { src: media.thumbnail ? thumbnailAddress(media) : fileAddress(media), alt: '', loading: 'lazy' }))),
            ),
        others.length > 0 &&
            h(
                'ul',
                { class: 'shared-files' },
                others.map(({ media }) => {
                    const name = media.name ?? typeWord(media);
                    return h('li', {}, h('a', { class: 'media-card media-document', href: fileAddress(media), download: media.name ?? '', 'aria-label': t('media.download', { name }) }, icon('file'), h('span', { class: 'media-facts' }, h('bdi', { class: 'media-name', text: name }), h('span', { class: 'content-hint', text: [typeWord(media), sizeText(media.size)].filter(Boolean).join(' · ') }))));
                }),
            ),
        page.next && h('p', { class: 'contact-soft', text: t('contacts.filesMore') }),
    );
}

customElements.define('contact-page', ContactPage);
