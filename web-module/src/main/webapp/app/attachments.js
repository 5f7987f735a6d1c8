/** The files that are about to be sent, above the text: looked at, named, described, checked; one tray a conversation. */
import { button, h, icon, setText } from './dom.js';
import { iconOf } from './kinds.js';
import { sizeText } from './media-files.js';
import { complaintAbout, isPicture, kindsFor, LIMITS, LONGEST_CAPTION } from './media-limits.js';
import { inTrueColours, moves, sidesOf, smaller } from './pictures.js';
import { lengthOf, t, tn } from './texts.js';
import { announce, toast } from './toast.js';

/** More at once nobody means. */
const MOST = 30;
const STICKER_SIDE = 512;
const NAMES = { image: 'attach.as.image', video: 'attach.as.video', audio: 'attach.as.audio', sticker: 'attach.as.sticker', document: 'attach.as.document' };

let count = 0;

export class Attachments {
    /** By conversation: {id, file, kind, kinds, voice, caption, url, complaint} */
    #trays = new Map();
    #conversation = null;
    #onChange;

    /** @param onChange called when there are more or fewer, or what is wrong with them has changed */
    constructor(onChange) {
        this.#onChange = onChange;
        this.list = h('ul', { class: 'tray-list', 'aria-label': t('attach.tray') });
        this.element = h('div', { class: 'tray', 'data-testid': 'tray', hidden: true }, this.list);
    }

    get #items() {
        return this.#trays.get(this.#conversation) ?? [];
    }

    get isEmpty() {
        return this.#items.length === 0;
    }

    /** Whether all of them can be sent as they are. */
    get isReady() {
        return this.#items.every((item) => !item.complaint && !item.busy && lengthOf(item.caption) <= LONGEST_CAPTION);
    }

    /** Shows the tray of another conversation. */
    show(conversation) {
        this.#conversation = conversation;
        this.#draw();
    }

    /**
     * @param asDocument whether they are to be sent as documents, whatever they are
     * @param conversation where to; left out: where one is
     */
    async add(files, { asDocument = false, voice = false, conversation = this.#conversation } = {}) {
        const kept = this.#trays.get(conversation) ?? [];
        const taken = [...files].slice(0, MOST - kept.length);
        if (taken.length < files.length) toast(t('attach.tooMany', { count: MOST }), 'error');
        const items = taken.map((file) => this.#item(file, asDocument, voice));
        if (items.length === 0) return;
        this.#trays.set(conversation, [...kept, ...items]);
        announce(tn('attach.added', items.length));
        await Promise.all(items.map((item) => this.#check(item)));
        if (conversation !== this.#conversation) return;
        this.#draw();
        this.list.querySelector(`[data-item="${items[0].id}"] .tray-caption`)?.focus();
    }

    #item(file, asDocument, voice) {
        const kinds = voice ? ['audio'] : kindsFor(file);
        count += 1;
        return { id: `a${count}`, file, kinds, kind: asDocument ? 'document' : kinds[0], voice, caption: '', url: isPicture(file) ? URL.createObjectURL(file) : null, complaint: null, busy: false };
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
        this.#trays.delete(this.#conversation);
        for (const { url } of items) if (url) URL.revokeObjectURL(url);
        this.#draw();
        return items.map(({ file, kind, caption, voice }) => ({ type: kind, text: LIMITS[kind].captioned ? caption.trim() : '', file, voice }));
    }

    #remove(item) {
        const place = this.#items.indexOf(item);
        const left = this.#items.filter((other) => other !== item);
        if (item.url) URL.revokeObjectURL(item.url);
        if (left.length > 0) this.#trays.set(this.#conversation, left);
        else this.#trays.delete(this.#conversation);
        this.#draw();
        const next = left[Math.min(place, left.length - 1)];
        if (next) this.list.querySelector(`[data-item="${next.id}"] .tray-remove`)?.focus();
        else document.dispatchEvent(new CustomEvent('bandeja:compose'));
    }

    async #become(item, kind) {
        item.kind = kind;
        await this.#check(item);
        this.#draw(item);
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
        await this.#check(item);
        this.#draw(item);
    }

    #draw(focused = null) {
        this.element.hidden = this.isEmpty;
        this.list.replaceChildren(...this.#items.map((item) => this.#row(item)));
        if (focused) this.list.querySelector(`[data-item="${focused.id}"]`)?.querySelector('.tray-caption, .tray-kind, .tray-remove')?.focus();
        this.#onChange();
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
        const over = h('span', { class: 'tray-over', role: 'status' });
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
                    const left = LONGEST_CAPTION - lengthOf(field.value);
                    setText(over, left < 0 ? tn('attach.captionOver', -left) : '');
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

/** The picture itself; of what is none, or cannot be read here, a sign. */
function preview({ url, kind }) {
    const sign = h('span', { class: 'tray-preview' }, icon(iconOf(kind)));
    return url ? h('img', { class: 'tray-preview', src: url, alt: '', on: { error: ({ target }) => target.replaceWith(sign) } }) : sign;
}
