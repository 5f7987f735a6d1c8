/** The values of one template: a field each, what is still missing, and what the customer will see. */
import { button, h, icon, setText } from './dom.js';
import { fileAddress, isDrawable } from './media-files.js';
import { complaintAbout, LIMITS } from './media-limits.js';
import { plainText } from './message-text.js';
import { FORMATS, templateParts } from './template-shown.js';
import { language, lengthOf, t } from './texts.js';
import { upload } from './upload.js';

const PLACE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
const LONGEST_BODY = 1024;
const KINDS = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' };
const CHOOSE = { IMAGE: 'template.choose.IMAGE', VIDEO: 'template.choose.VIDEO', DOCUMENT: 'template.choose.DOCUMENT' };
const WRONG = { image: 'template.wrongFile.image', video: 'template.wrongFile.video' };
const PLACE_PARTS = { name: 'template.place.name', address: 'template.place.address', latitude: 'template.place.latitude', longitude: 'template.place.longitude' };

/** Variables that are plainly for the customer's name: called so, or what follows a greeting. */
const NAME = /^(full_?|first_?|customer_?|client_?|contact_?)?name$|^(primer_?)?nombre(_?(del?_?)?cliente)?$|^(primeiro_?)?nome(_?(do_?)?cliente)?$/i;
const GREETING = /^[\s¡*_]*(hola|hi|hello|dear|ol[áa]|oi)[\s,*_]*$/i;

const hasLetter = (word) => /\p{L}/u.test(word);

/** What stands in a field before anybody has typed: the contact's name where it belongs; empty: nothing. */
function proposalFor({ kind, name, card, most }, { header, body }, contact) {
    if (card !== null || !['HEADER', 'BODY'].includes(kind) || !hasLetter(contact)) return '';
    const before = ((kind === 'HEADER' ? header.text : body) ?? '').split('{{')[0];
    if (!NAME.test(name) && !(name === '1' && GREETING.test(before))) return '';
    const proposal = /^(first|prim)/i.test(name) ? contact.split(/\s+/).find(hasLetter) : contact;
    return lengthOf(proposal) > most ? '' : proposal;
}

/** The bounds of a value in the preview, until they are elements. */
const [BEGIN, END] = ['\uE000', '\uE001'];
const MARKED = /\uE000(.*?)\uE001/s;

/** What is filled in, and where something will be, stands out. */
function markPlaces(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const parts = text.data.split(MARKED).map((part) => part.replace(/[\uE000\uE001]/g, ''));
        text.replaceWith(...parts.map((part, place) => (place % 2 ? h('mark', { class: 'template-place', text: part }) : part)));
    }
}

/** What people call a place: by its name in words, or which one it is. */
function placeName(name) {
    const words = name.replaceAll('_', ' ').trim();
    if (words === '' || /^\d+$/.test(words)) return t('template.gap', { number: name });
    return words[0].toUpperCase() + words.slice(1);
}

/** What stands where a value is missing: between the signs that gaps of quick replies have. */
const gapFor = (name, oneTimeCode) => `⟦${oneTimeCode ? t('template.value.code') : placeName(name)}⟧`;

/** The body before anything is filled in. */
export const bodyWithGaps = ({ body, oneTimeCode }) => (body ?? '').replace(PLACE, (whole, name) => gapFor(name, oneTimeCode));

/** What a field is called. */
function labelOf({ kind, name, card }, template) {
    const at = card === null ? '' : `${t('template.card', { number: card + 1 })} · `;
    switch (kind) {
        case 'HEADER':
            return at + t('template.value.header', { name: placeName(name) });
        case 'LINK':
            return at + t('template.value.link', { button: name });
        case 'COUPON':
            return at + t('template.value.coupon');
        case 'PRODUCT':
            return t('template.value.product');
        case 'ONE_TIME_CODE':
            return t('template.value.code');
        case 'EXPIRY':
            return t('template.value.expiry');
        default:
            return at + placeName(name);
    }
}

export class TemplateForm {
    #values = new Map();
    #inputs = new Map();
    #place = {};
    /** Uploaded files, and calls that bring one, by the place that they are for. */
    #files = new Map();
    #uploads = new Map();
    #kept;
    #contact;
    /** Keys of values that nobody has typed. */
    #proposed = new Set();

    /**
     * @param template as the API offers it
     * @param onChange is told after each change
     * @param kept values that it begins with, by the key of the variable
     * @param contact his name; empty: not known
     */
    constructor(template, onChange, kept, contact) {
        this.template = template;
        this.#kept = kept;
        this.#contact = contact ?? '';
        this.onChange = onChange;
        this.preview = h('div', { class: 'template-preview', 'aria-live': 'off', 'data-testid': 'template-preview' });
        this.element = h('div', { class: 'template-fields' }, this.#attached(), template.variables.map((variable) => this.#field(variable)));
        this.#changed();
    }

    /** Stops what is on its way. */
    leave() {
        for (const call of this.#uploads.values()) call.abort();
    }

    /** Where the first thing is missing. */
    focus() {
        const all = [...this.element.querySelectorAll('input:not([tabindex]), button')];
        (all.find(({ value }) => !value) ?? all[0] ?? this.element).focus();
    }

    // --- fields

    #field(variable) {
        const input = h('input', {
            class: 'box-field',
            type: variable.kind === 'EXPIRY' ? 'datetime-local' : 'text',
            name: variable.key,
            dir: 'auto',
            autocomplete: 'off',
            placeholder: variable.example ? t('template.example', { example: variable.example }) : null,
            'data-testid': `template-value-${variable.key}`,
            on: { input: () => this.#typed(variable) },
        });
        const count = h('span', { class: 'template-count', 'aria-hidden': 'true' });
        const fault = h('span', { class: 'template-fault', role: 'status' });
        const proposal = this.#kept[variable.key] === undefined && proposalFor(variable, this.template, this.#contact);
        const proposed = proposal && h('span', { class: 'template-proposed', 'data-testid': 'template-proposed', text: t('template.proposed') });
        if (proposal) this.#proposed.add(variable.key);
        this.#inputs.set(variable.key, { input, count, fault, proposed });
        input.value = this.#kept[variable.key] ?? (proposal || '');
        if (input.value) this.#values.set(variable.key, input.value.trim());
        return h('label', { class: 'box-label' }, h('span', { class: 'template-label' }, h('bdi', { text: labelOf(variable, this.template) }), count), input, proposed, fault);
    }

    #typed(variable) {
        const { input, proposed } = this.#inputs.get(variable.key);
        this.#proposed.delete(variable.key);
        if (proposed) proposed.hidden = true;
        this.#values.set(variable.key, input.value.trim());
        this.#changed();
    }

    /** What WhatsApp would say against a value; empty: nothing. */
    #fault(variable, value) {
        if (value === '') return '';
        if (/ {5,}/.test(value)) return t('template.fault.blanks');
        if (!['HEADER', 'BODY', 'EXPIRY'].includes(variable.kind) && /\s/.test(value)) return t('template.fault.blank');
        const over = lengthOf(value) - variable.most;
        if (variable.kind !== 'EXPIRY' && over > 0) return t('template.fault.length', { count: over.toLocaleString(language) });
        if (variable.kind === 'EXPIRY' && !(Date.parse(value) > Date.now())) return t('template.fault.past');
        return '';
    }

    // --- a file or a place

    #attached() {
        return this.template.attached.flatMap(({ key, format }) => (format === 'LOCATION' ? this.#placeFields() : [this.#filePart(key, format)]));
    }

    #filePart(key, format) {
        const kind = KINDS[format];
        const picker = h('input', { type: 'file', class: 'sr-only', tabindex: '-1', 'aria-hidden': 'true', accept: LIMITS[kind].mimes.join(',') || null, 'data-testid': 'template-file', on: { change: () => this.#bring(key, picker, state, kind) } });
        const state = h('span', { class: 'template-file-state', role: 'status' });
        const choose = button({ label: t(CHOOSE[format]), iconName: 'plus', testid: 'template-choose-file', onClick: () => picker.click() });
        return h('div', { class: 'box-label template-file' }, h('span', { text: attachedLabel(key, format) }), h('div', { class: 'template-file-line' }, choose, state), picker);
    }

    async #bring(key, picker, state, kind) {
        const [file] = picker.files;
        if (!file) return;
        this.#uploads.get(key)?.abort();
        this.#files.delete(key);
        const say = (text, bad = false) => {
            setText(state, text);
            state.classList.toggle('template-fault', bad);
        };
        const complaint = complaintAbout(file, kind) ?? (LIMITS[kind].mimes.length > 0 && !LIMITS[kind].mimes.includes(file.type) ? t(WRONG[kind]) : null);
        picker.value = '';
        if (complaint) {
            say(complaint, true);
            return this.#changed();
        }
        const cancel = new AbortController();
        this.#uploads.set(key, cancel);
        say(t('template.bringing', { name: file.name }));
        this.#changed();
        try {
            const media = await upload(file, { type: kind, onProgress: (share) => say(`${file.name} · ${Math.round(share * 100)} %`), signal: cancel.signal });
            this.#files.set(key, media);
            say(media.name ?? file.name);
        } catch (failure) {
            if (failure.name !== 'AbortError') say(failure.message, true);
        }
        if (this.#uploads.get(key) === cancel) this.#uploads.delete(key);
        this.#changed();
    }

    #placeFields() {
        return Object.keys(PLACE_PARTS).map((part) =>
            h(
                'label',
                { class: 'box-label' },
                h('span', { text: t(PLACE_PARTS[part]) }),
                h('input', { class: 'box-field', type: 'text', name: `place.${part}`, inputmode: part.endsWith('tude') ? 'decimal' : null, dir: 'auto', autocomplete: 'off', 'data-testid': `template-place-${part}`, on: { input: ({ target }) => this.#placed(part, target) } }),
            ),
        );
    }

    /** Two numbers with a comma between, as maps give them, fill both fields. */
    #placed(part, target) {
        const pair = part === 'latitude' && /^\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(target.value);
        if (pair) {
            target.value = pair[1];
            this.element.querySelector('[name="place.longitude"]').value = pair[2];
            this.#place.longitude = pair[2];
        }
        this.#place[part] = target.value.trim();
        this.#changed();
    }

    get #location() {
        const { name = '', address = '', latitude = '', longitude = '' } = this.#place;
        const north = Number(latitude.replace(',', '.'));
        const east = Number(longitude.replace(',', '.'));
        const good = latitude !== '' && longitude !== '' && Math.abs(north) <= 90 && Math.abs(east) <= 180;
        return { name, address, latitude: good ? north : null, longitude: good ? east : null };
    }

    // --- the whole

    /** What has to be given before it can be sent, in words; empty: nothing. */
    missing() {
        const { template } = this;
        const missing = template.attached.filter(({ key, format }) => (format === 'LOCATION' ? this.#location.latitude === null : !this.#files.has(key))).map(({ key, format }) => attachedLabel(key, format));
        for (const variable of template.variables) {
            const value = this.#values.get(variable.key) ?? '';
            if (value === '' || this.#fault(variable, value)) missing.push(labelOf(variable, template));
        }
        if (missing.length === 0 && lengthOf(this.text()) > LONGEST_BODY) missing.push(t('template.tooLong', { count: (lengthOf(this.text()) - LONGEST_BODY).toLocaleString(language) }));
        return missing;
    }

    /** What has been typed and may be kept: a code is for once. */
    values() {
        const lasting = this.template.variables.filter(({ key, kind }) => kind !== 'ONE_TIME_CODE' && !this.#proposed.has(key));
        return Object.fromEntries(lasting.map(({ key }) => [key, this.#values.get(key)]).filter(([, value]) => value));
    }

    /** The body as far as it is filled in. @param put what a value becomes */
    text(put) {
        return this.#filled(this.template.body ?? '', this.template.oneTimeCode ? null : 'body.', put);
    }

    #filled(words, prefix, put = String) {
        return words.replace(PLACE, (whole, name) => put(this.#values.get(prefix === null ? 'code' : prefix + name) || gapFor(name, prefix === null)));
    }

    /** As message items show it. @param put what a value becomes */
    shown(put) {
        const { header, footer, offer, buttons, cards } = this.template;
        return {
            header: header && { format: header.format, ...(header.text && { text: this.#filled(header.text, 'header.', put) }), ...(header.format === 'LOCATION' && this.#location.latitude !== null && { location: this.#location }), ...(this.file && { media: this.file.id, name: this.file.name }) },
            footer,
            offer,
            buttons: buttons.map((one, index) => this.#button(one, `button.${index}`)),
            cards: cards.map((card, index) => ({
                header: card.header && { format: card.header.format, ...(this.#files.has(`card.${index}`) && { media: this.#files.get(`card.${index}`).id }) },
                text: card.body && this.#filled(card.body, `card.${index}.body.`, put),
                buttons: card.buttons.map((one, which) => this.#button(one, `card.${index}.button.${which}`)),
            })),
        };
    }

    #button({ type, text, url, phone }, key) {
        const value = this.#values.get(key);
        return { type, text, ...(url && { url: url.replace(PLACE, (whole) => value || whole) }), ...(phone && { phone }), ...(type === 'COPY_CODE' && value && { code: value }) };
    }

    /** As the API takes it, with what is shown until the server has answered. */
    content() {
        const { id, name, language: code, category } = this.template;
        const values = Object.fromEntries(this.template.variables.map(({ key, kind }) => [key, kind === 'EXPIRY' ? new Date(this.#values.get(key)).toISOString() : this.#values.get(key)]));
        return { template: id, name, language: code, category, values, ...this.shown() };
    }

    /** The uploaded file of the header, as message items show files. */
    get file() {
        return this.#files.get('header') ?? null;
    }

    #changed() {
        for (const variable of this.template.variables) {
            const { input, count, fault } = this.#inputs.get(variable.key) ?? {};
            if (!input) continue;
            const value = this.#values.get(variable.key) ?? '';
            setText(fault, this.#fault(variable, value));
            input.setAttribute('aria-invalid', String(fault.textContent !== ''));
            setText(count, variable.kind === 'EXPIRY' || (value === '' && variable.most > 60) ? '' : `${lengthOf(value)}/${variable.most}`);
        }
        this.#draw();
        this.onChange();
    }

    #draw() {
        const put = (value) => BEGIN + value + END;
        const shown = this.shown(put);
        const media = this.file;
        const picture = media && isDrawable(media) ? h('img', { class: 'template-picture', src: fileAddress(media), alt: t(FORMATS.IMAGE) }) : null;
        const file = picture ?? (media && h('span', { class: 'template-blank' }, icon('file'), h('bdi', { text: media.name ?? '' })));
        this.preview.replaceChildren(h('div', { class: 'bubble template-bubble', dir: 'auto' }, templateParts(shown, plainText(this.text(put)), file)));
        markPlaces(this.preview);
    }
}

/** What a file or a place is for. */
function attachedLabel(key, format) {
    const card = /^card\.(\d+)$/.exec(key)?.[1];
    return card ? `${t('template.card', { number: Number(card) + 1 })} · ${t(FORMATS[format])}` : t(FORMATS[format]);
}
