/** The files that are about to be sent, above the text: looked at, named, described, checked; one tray a conversation. */
import { arrange, button, h, icon, setText } from './dom.js';
import { iconOf } from './kinds.js';
import { askBeforeLeaving } from './leaving.js';
import { localFiles } from './local-files.js';
import { isFilm, sizeText, typeWord } from './media-files.js';
import { complaintAbout, isPicture, kindsFor, LIMITS, LONGEST_CAPTION } from './media-limits.js';
import { newKey } from './outgoing.js';
import { inTrueColours, moves, sidesOf, smaller } from './pictures.js';
import { store } from './store.js';
import { lengthOf, t, tn } from './texts.js';
import { announce, toast } from './toast.js';
import { trays } from './trays.js';

/** More at once nobody means. */
const MOST = 30;
const STICKER_SIDE = 512;
const NAMES = { image: 'attach.as.image', video: 'attach.as.video', audio: 'attach.as.audio', sticker: 'attach.as.sticker', document: 'attach.as.document' };

export class Attachments {
    /** By conversation: {id, file, kind, kinds, voice, caption, url, complaint, busy, unseen, kept}; unseen: it cannot be shown here; kept: whether the next page will have it, null as long as that is not known */
    #trays = new Map();
    /** What is known of files that could not be read here: it stays for a page that can. */
    #unread = new Map();
    /** Of those whose files an earlier page has left: when they are here. */
    #coming = new Map();
    #conversation = null;
    /** By item. */
    #rows = new WeakMap();
    #onChange;

    /** @param onChange called when there are more or fewer, or what is wrong with them has changed */
    constructor(onChange) {
        this.#onChange = onChange;
        this.list = h('ul', { class: 'tray-list', 'aria-label': t('attach.tray') });
        this.element = h('div', { class: 'tray', 'data-testid': 'tray', hidden: true }, this.list, h('p', { class: 'tray-hint', text: t('attach.hint') }));
        trays.watchOtherWindows((conversation) => this.#takeOver(conversation));
        askBeforeLeaving(() => [...this.#trays.values()].flat().some(({ kept }) => !kept));
    }

    get #items() {
        return this.#trays.get(this.#conversation) ?? [];
    }

    get isEmpty() {
        return this.#items.length === 0 && !this.#coming.has(this.#conversation);
    }

    /** Whether all of them can be sent as they are. */
    get isReady() {
        return !this.#coming.has(this.#conversation) && this.#items.every((item) => !item.complaint && !item.busy && lengthOf(item.caption) <= LONGEST_CAPTION);
    }

    /** Shows the tray of another conversation. */
    show(conversation) {
        this.#conversation = conversation;
        if (conversation && !this.#trays.has(conversation)) void this.#restore(conversation);
        this.#draw();
    }

    /** What an earlier page has left there. */
    async #restore(conversation) {
        if (!this.#coming.has(conversation)) {
            const left = trays.get(conversation);
            if (left.length === 0) return;
            this.#coming.set(conversation, this.#bring(conversation, left));
        }
        await this.#coming.get(conversation);
    }

    async #bring(conversation, left) {
        const items = await this.#bringAll(conversation, left);
        this.#coming.delete(conversation);
        this.#put(conversation, items);
        const lost = left.length - items.length - this.#unread.get(conversation).length;
        if (lost > 0) toast(tn('attach.lost', lost), 'error');
        if (conversation === this.#conversation) this.#draw();
    }

    /** @param here gives what is here already */
    async #bringAll(conversation, left, here = () => null) {
        const unread = [];
        const bring = (known) => here(known) ?? this.#known(known).catch(() => (unread.push(known), null));
        const items = (await Promise.all(left.map(bring))).filter(Boolean);
        await Promise.all(items.map((item) => this.#check(item)));
        this.#unread.set(conversation, unread);
        return items;
    }

    async #known({ key, name, ...facts }) {
        const file = await localFiles.read(key);
        return file && { ...facts, id: key, file: nameless(file) ? new File([file], name, { type: file.type }) : file, url: urlOf(file), complaint: null, busy: false, kept: true };
    }

    /** Another window of this browser has changed them: here they are likewise. */
    async #takeOver(conversation) {
        store.emit('draft', conversation);
        await this.#coming.get(conversation);
        const here = this.#trays.get(conversation);
        if (!here && conversation !== this.#conversation) return;
        const same = ({ key, name, ...facts }) => {
            const item = here?.find(({ id }) => id === key);
            return item && Object.assign(item, facts);
        };
        const items = await this.#bringAll(conversation, trays.get(conversation), same);
        // What is not kept yet no other window can have sent, or removed.
        const still = this.#trays.get(conversation) ?? [];
        items.push(...still.filter((item) => !items.includes(item) && (!item.kept || !here?.includes(item))));
        for (const item of here ?? []) if (!items.includes(item)) this.#forget(item);
        if (items.length > 0) this.#trays.set(conversation, items);
        else this.#trays.delete(conversation);
        if (conversation === this.#conversation) this.#draw();
    }

    /** Which files there are, here and for the next page. */
    #put(conversation, items) {
        if (items.length > 0) this.#trays.set(conversation, items);
        else this.#trays.delete(conversation);
        this.#note(conversation);
        store.emit('draft', conversation);
    }

    #note(conversation) {
        const items = this.#trays.get(conversation) ?? [];
        const facts = items.map(({ id, file, kind, kinds, voice, caption }) => ({ key: id, name: file.name, kind, kinds, voice, caption }));
        const unread = (this.#unread.get(conversation) ?? []).filter(({ key }) => items.every(({ id }) => id !== key));
        void trays.set(conversation, [...facts, ...unread]).then((isKept) => isKept || items.forEach((item) => (item.kept = false)));
    }

    /** For the next page; what has been sent or removed already is not kept. */
    async #keep(item) {
        if (!this.#placeOf(item)) return;
        item.kept = null;
        item.kept = await localFiles.keep(item.id, item.file);
        // Once more: other windows look for the file when they hear of it.
        this.#noteOf(item);
        if (!item.kept) this.list.querySelector(`[data-item="${item.id}"] .tray-facts`)?.append(notKept());
    }

    #placeOf(item) {
        return [...this.#trays].find(([, items]) => items.includes(item))?.[0] ?? null;
    }

    #forget(item) {
        if (item.url) URL.revokeObjectURL(item.url);
        localFiles.forget(item.id);
    }

    /**
     * @param asDocument whether they are to be sent as documents, whatever they are
     * @param conversation where to; left out: where one is
     */
    async add(files, { asDocument = false, voice = false, conversation = this.#conversation } = {}) {
        const given = [...files];
        if (!this.#trays.has(conversation)) await this.#restore(conversation);
        const before = this.#trays.get(conversation) ?? [];
        const taken = given.slice(0, MOST - before.length);
        if (taken.length < given.length) toast(t('attach.tooMany', { count: MOST }), 'error');
        const items = taken.map((file) => this.#item(file, asDocument, voice));
        if (items.length === 0) return;
        this.#put(conversation, [...before, ...items]);
        announce(tn('attach.added', items.length));
        await Promise.all(items.map((item) => this.#check(item)));
        for (const item of items) void this.#keep(item);
        if (conversation !== this.#conversation) return;
        // Who describes another one meanwhile goes on doing so.
        const busy = this.list.contains(document.activeElement);
        this.#draw();
        if (!busy) this.list.querySelector(`[data-item="${items[0].id}"] .tray-caption`)?.focus();
    }

    #item(file, asDocument, voice) {
        const kinds = voice ? ['audio'] : kindsFor(file);
        return { id: newKey(), file, kinds, kind: asDocument ? 'document' : kinds[0], voice, caption: '', url: urlOf(file), complaint: null, busy: false, kept: null };
    }

    /** Stickers have to be square; what is none by its size is no sticker. Pictures are sent in colours that WhatsApp takes. */
    async #check(item) {
        if (item.kind === 'sticker') {
            const sides = await sidesOf(item.file);
            if (sides?.width !== STICKER_SIDE || sides?.height !== STICKER_SIDE) {
                item.kinds = item.kinds.filter((kind) => kind !== 'sticker');
                item.kind = item.kinds[0];
            }
        }
        if (item.kind === 'image') item.file = await inTrueColours(item.file);
        item.complaint = complaintAbout(item.file, item.kind, item.kind === 'sticker' && (await moves(item.file)));
    }

    /** What is to be sent, in order; the tray is empty then. */
    take() {
        const items = this.#items;
        this.#put(this.#conversation, []);
        for (const item of items) this.#forget(item);
        this.#draw();
        return items.map(({ file, kind, caption, voice }) => ({ type: kind, text: LIMITS[kind].captioned ? caption.trim() : '', file, voice }));
    }

    #remove(item) {
        const place = this.#items.indexOf(item);
        const left = this.#items.filter((other) => other !== item);
        this.#put(this.#conversation, left);
        this.#forget(item);
        this.#draw();
        const next = left[Math.min(place, left.length - 1)];
        if (next) this.list.querySelector(`[data-item="${next.id}"] .tray-remove`)?.focus();
        else document.dispatchEvent(new CustomEvent('bandeja:compose'));
    }

    async #become(item, kind) {
        item.kind = kind;
        await this.#check(item);
        this.#noteOf(item);
        this.#draw(item);
    }

    /** What is known of it has changed; not where it has been sent or removed meanwhile. */
    #noteOf(item) {
        const place = this.#placeOf(item);
        if (place) this.#note(place);
    }

    async #shrink(item) {
        item.busy = true;
        this.#draw();
        try {
            item.file = await smaller(item.file);
            if (item.url) URL.revokeObjectURL(item.url);
            item.url = URL.createObjectURL(item.file);
            item.kinds = kindsFor(item.file);
            item.kind = 'image';
        } catch {
            toast(t('attach.notReadable'), 'error');
        }
        item.busy = false;
        item.unseen = false;
        await this.#check(item);
        this.#noteOf(item);
        void this.#keep(item);
        this.#draw(item);
    }

    #draw(focused = null) {
        this.element.hidden = this.#items.length === 0;
        const rows = this.#items.map((item) => this.#rowOf(item));
        const { activeElement } = document;
        arrange(this.list, rows, rows.find((row) => row.contains(activeElement)) ?? null);
        if (focused) this.list.querySelector(`[data-item="${focused.id}"]`)?.querySelector('.tray-caption, .tray-kind, .tray-remove')?.focus();
        this.#onChange();
    }

    /** The row that is there already, unless it would be another one: it may be the one that is written in, or pressed. */
    #rowOf(item) {
        const there = this.#rows.get(item);
        const row = this.#row(item);
        if (there?.isEqualNode(row)) {
            const field = there.querySelector('.tray-caption');
            if (field && field.value !== item.caption) field.value = item.caption;
            return there;
        }
        this.#rows.set(item, row);
        return row;
    }

    #row(item) {
        const name = item.voice ? t('voice.note') : item.file.name;
        return h(
            'li',
            { class: `tray-item ${item.complaint ? 'tray-bad' : ''}`, 'data-item': item.id, 'data-testid': 'tray-item', 'data-kind': item.kind },
            preview(item),
            h(
                'div',
                { class: 'tray-facts' },
                h('div', { class: 'tray-head' }, h('bdi', { class: 'tray-name', text: name, title: name }), h('span', { class: 'tray-size', text: sizeText(item.file.size) }), this.#kinds(item, name)),
                item.complaint ? this.#complaint(item) : this.#caption(item, name),
                item.kept === false && notKept(),
            ),
            button({ label: t('attach.remove', { name }), iconName: 'close', iconOnly: true, kind: 'quiet tray-remove', testid: 'tray-remove', onClick: () => this.#remove(item) }),
        );
    }

    /** As what it is sent, where there is a choice. */
    #kinds(item, name) {
        if (item.kinds.length < 2) return item.voice ? null : h('span', { class: 'tray-size', text: t(NAMES[item.kind]) });
        const options = item.kinds.map((kind) => h('option', { value: kind, selected: kind === item.kind, text: t(NAMES[kind]) }));
        return h('select', { class: 'tray-kind', 'aria-label': t('attach.as', { name }), 'data-testid': 'tray-kind', on: { change: (event) => this.#become(item, event.target.value) } }, options);
    }

    #caption(item, name) {
        if (!LIMITS[item.kind].captioned) return null;
        const excess = () => Math.max(lengthOf(item.caption) - LONGEST_CAPTION, 0);
        const told = () => (excess() > 0 ? tn('attach.captionOver', excess()) : '');
        const over = h('span', { class: 'tray-over', role: 'status', text: told() });
        const field = h('input', {
            class: 'tray-caption',
            'data-testid': 'tray-caption',
            dir: 'auto',
            autocomplete: 'off',
            placeholder: t('attach.caption'),
            'aria-label': t('attach.captionOf', { name }),
            on: {
                input: () => {
                    item.caption = field.value;
                    this.#noteOf(item);
                    setText(over, told());
                    this.#onChange();
                },
                keydown: (event) => {
                    if (event.key !== 'Enter' || event.isComposing) return;
                    event.preventDefault();
                    document.dispatchEvent(new CustomEvent('bandeja:send'));
                },
            },
        });
        field.value = item.caption;
        return [field, over];
    }

    /** What is wrong, and what can be done about it. */
    #complaint(item) {
        const label = LIMITS.image.mimes.includes(item.file.type) ? t('attach.shrink') : t('attach.convert');
        const way = isPicture(item.file) && item.file.size > 0 && button({ label, kind: 'link', testid: 'tray-shrink', disabled: item.busy, onClick: () => this.#shrink(item) });
        return h('p', { class: 'tray-complaint', role: 'alert', 'data-testid': 'tray-complaint' }, h('span', { text: item.complaint }), way);
    }
}

const notKept = () => h('p', { class: 'tray-complaint', role: 'status', 'data-testid': 'tray-not-kept', text: t('attach.notKept') });

const urlOf = (file) => (isPicture(file) || isFilm({ mime: file.type }) ? URL.createObjectURL(file) : null);

/** Some databases give files back without their names. */
const nameless = (file) => !(file instanceof File);

/** The picture itself, or one of the film; of what is neither, or cannot be read here, a sign. */
function preview(item) {
    const { url, kind, file, unseen } = item;
    const sign = h('span', { class: 'tray-preview' }, icon(iconOf(kind)), typeWord({ mime: file.type }));
    if (!url || unseen) return sign;
    const on = {
        error: ({ target }) => {
            item.unseen = true;
            target.replaceWith(sign);
        },
    };
    if (isPicture(file)) return h('img', { class: 'tray-preview', src: url, alt: '', on });
    return h('video', { class: 'tray-preview', src: `${url}#t=0.1`, muted: true, playsinline: true, preload: 'auto', 'aria-hidden': 'true', on });
}
