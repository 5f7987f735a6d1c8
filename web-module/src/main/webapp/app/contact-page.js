/** One contact: who it is, what the company knows, and all that was said as far as one may see it. */
import { api, superseded } from './api.js';
import { blockContact, editContact, eraseContact, mergeContact, tellConsent } from './contact-deeds.js';
import { LongList } from './contact-lists.js';
import { noteForm, noteLine } from './contact-notes.js';
import { button, h, icon } from './dom.js';
import { fileAddress, isDrawable, sizeText, thumbnailAddress, typeWord } from './media-files.js';
import { avatar, contactName, numberName, phoneText } from './people.js';
import { Sections } from './sections.js';
import { backToList } from './steps.js';
import { store } from './store.js';
import { language, t } from './texts.js';
import { shortTime } from './times.js';
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
    /** Of the contact that is looked at: where it is drawn, and its lists. */
    #scroll = null;
    #head = null;
    #cards = null;
    #notes = null;
    #history = null;

    connectedCallback() {
        store.on('live', ({ conversation }) => this.#id && conversation?.contact?.id === this.#id && this.#again());
        store.on('reload', () => this.#id && this.#again());
        if (!this.firstChild) this.#nobody();
    }

    /** @param id null: nobody */
    show(id) {
        if (id === this.#id) return;
        this.#leave();
        this.#id = id;
        if (!id) return this.#nobody();
        this.#begin(id);
        this.replaceChildren(h('div', { class: 'contact-wait' }, h('span', { class: 'spinner', role: 'img', 'aria-label': t('state.loading') })));
        this.#load();
    }

    #begin(id) {
        const reload = () => id === this.#id && this.#load();
        const head = h('div', { class: 'contact-top' });
        const cards = h('div', { class: 'contact-cards' });
        this.#scroll = h('div', { class: 'contact-scroll' }, head, cards);
        this.#head = new Sections(head);
        this.#cards = new Sections(cards);
        this.#notes = new LongList({
            contact: id,
            part: 'notes',
            page: NOTES,
            class: 'contact-notes',
            line: (note) => ({ name: note.id, of: note, make: () => noteLine(id, note, this.#changed) }),
            none: t('contacts.notesNone'),
            reload,
        });
        this.#history = new LongList({ contact: id, part: 'conversations', page: HISTORY, class: 'contact-history', 'data-testid': 'contact-history', line: historyLine, reload });
    }

    /** What was still to be asked for, or is being answered, is wanted no more. */
    #leave() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#calls.abort();
    }

    /** Somebody changed something: soon, and once for many events. */
    #again() {
        this.#timer ||= setTimeout(() => this.#load(), AGAIN_AFTER);
    }

    #nobody() {
        this.replaceChildren(h('div', { class: 'conversation-empty' }, icon('person'), h('p', { class: 'empty-title', text: t('contacts.choose') }), h('p', { class: 'empty-hint', text: t('contacts.chooseHint') })));
    }

    /** Of two answers the later one counts, so the earlier call ends. */
    async #load() {
        const id = this.#id;
        if (!id) return;
        this.#leave();
        this.#calls = new AbortController();
        const { signal } = this.#calls;
        try {
            const [contact, files, notes, history] = await Promise.all([
                api.contact(id, signal),
                api.contactPart(id, 'files', { limit: FILES }, signal),
                this.#notes.load(signal),
                this.#history.load(signal),
            ]);
            if (signal.aborted) return;
            // A contact that was joined with another one is that one now.
            if (contact.id !== id) return location.replace(`#/${encodeURIComponent(contact.id)}`);
            this.#draw(contact, files);
            this.#notes.draw(notes);
            this.#history.draw(history);
        } catch (failure) {
            if (signal.aborted || superseded(failure)) return;
            this.#tell(failure);
        }
    }

    /** What is shown stays, unless it is nobody's to see any more. */
    #tell(failure) {
        if (this.#scroll.isConnected && failure.status !== 404) return toast(failure.message, 'error');
        this.replaceChildren(
            h('div', { class: 'conversation-empty' }, backButton(), icon('person'), h('p', { class: 'empty-title', text: failure.message }), button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.#load() })),
        );
    }

    #changed = (contact = null, gone = null) => {
        document.dispatchEvent(new CustomEvent('bandeja:contact-changed', { detail: { contact, gone } }));
        this.#load();
    };

    #draw(contact, files) {
        const may = (action) => contact.actions.includes(action);
        const changed = this.#changed;
        if (!this.#scroll.isConnected) this.replaceChildren(this.#scroll);
        this.#head.draw([{ name: 'head', of: contact, make: () => head(contact, may, changed) }]);
        this.#cards.draw([
            { name: 'facts', of: contact, make: () => facts(contact) },
            { name: 'consent', of: contact, make: () => consent(contact, may, changed) },
            { name: 'notes', of: may('EDIT'), make: () => card(t('contacts.notes'), 'contact-notes', may('EDIT') && noteForm(contact.id, changed), ...this.#notes.elements) },
            { name: 'files', of: filesShown(files), make: () => files.items.length > 0 && filesCard(files) },
            { name: 'blocks', of: contact.blocks, make: () => contact.blocks.length > 0 && blocks(contact) },
            { name: 'history', of: null, make: () => card(t('contacts.history'), 'contact-conversations', ...this.#history.elements) },
        ]);
    }
}

const backButton = () => button({ label: t('conversation.back'), iconName: 'back', iconOnly: true, kind: 'quiet head-back', testid: 'contact-back', onClick: backToList });

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
            contact.profileName && contact.profileName !== contact.name && h('p', { class: 'soft' }, t('contact.profileName'), ' ', h('bdi', { text: contact.profileName })),
            contact.erasedAt && h('p', { class: 'soft', text: t(contact.beingErased ? 'contacts.beingErased' : 'contacts.erasedHint', { time: shortTime(contact.erasedAt) }) }),
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
    return h('section', { class: 'card contact-part', 'data-testid': testid }, h('h3', { text: title }), ...children);
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
    return [h('dt', { text: name }), value ? h('dd', { dir: 'auto', text: value }) : h('dd', { class: 'soft', text: t('contacts.unknown') })];
}

function shown({ kind, value }) {
    if (kind === 'NUMBER') return Number(value).toLocaleString(language, { maximumFractionDigits: 9 });
    if (kind === 'DATE') return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
    return value;
}

function languageName(tag) {
    try {
        return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
    } catch {
        return tag;
    }
}

function copyButton(text) {
    const copy = async ({ currentTarget }) => {
        try {
            await navigator.clipboard.writeText(text);
            toast(t('done.copied'));
        } catch {
            getSelection().selectAllChildren(currentTarget.previousElementSibling);
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
            h('p', { class: 'soft' }, h('bdi', { text: said.how }), ` · ${said.by} · ${shortTime(said.at)}`),
        );
    }
    if (lines.length === 0) lines.push(h('p', { class: 'soft', text: t('contacts.consentNone') }));
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
                    h('bdi', { class: 'strong', text: numberName({ ...block, name: block.numberName }) }),
                    h('span', { text: t(block.blocked ? 'contacts.blockedThere' : 'contacts.notBlockedThere') }),
                    h('span', { class: block.answer === 'DONE' ? 'soft' : 'contact-mark bad', text: answerWords(block) }),
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

function historyLine(conversation) {
    const { id, number, department, assignee, status, openedAt, completedAt } = conversation;
    return { name: id, of: [number, department, assignee, status, openedAt, completedAt], make: () => historyEntry(conversation) };
}

function historyEntry({ id, number, department, assignee, status, openedAt, completedAt }) {
    const open = status === 'OPEN';
    return h(
        'li',
        {},
        h(
            'a',
            { href: `/inbox.xhtml#/c/${encodeURIComponent(id)}`, 'data-testid': 'contact-conversation' },
            h('span', { class: `mark ${open ? 'good' : ''}`, text: t(open ? 'contacts.isOpen' : 'contacts.isCompleted') }),
            h('bdi', { class: 'strong', text: department?.name ?? t('route.none') }),
            h('span', { class: 'soft' }, h('bdi', { text: numberName(number) })),
            h('span', { class: 'soft' }, h('bdi', { text: assignee?.name ?? t('flag.none') })),
            h('span', { class: 'soft contact-when', text: completedAt ? `${shortTime(openedAt)} – ${shortTime(completedAt)}` : shortTime(openedAt) }),
        ),
    );
}

/** What a card of files is made of: nothing else of their messages is seen. */
const filesShown = (page) => [page.items.map(({ text, media }) => [text, media]), page.next !== null];

function filesCard(page) {
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
        page.next && h('p', { class: 'soft', text: t('contacts.filesMore') }),
    );
}

customElements.define('contact-page', ContactPage);
