/** A template as WhatsApp shows it to a customer, its places filled with examples. */
import { h, icon } from './dom.js';
import { t } from './texts.js';

const FILES = {
    IMAGE: ['image', 'drafting.header.IMAGE'],
    VIDEO: ['film', 'drafting.header.VIDEO'],
    DOCUMENT: ['file', 'drafting.header.DOCUMENT'],
    LOCATION: ['pin', 'drafting.header.LOCATION'],
};

const BUTTONS = {
    QUICK_REPLY: 'reply',
    URL: 'link',
    PHONE_NUMBER: 'phone',
    COPY_CODE: 'copy',
    ONE_TIME_CODE: 'copy',
    VOICE_CALL: 'phone',
    FLOW: 'edit',
    CATALOG: 'image',
};

const PLACE = /\{\{(.*?)\}\}/gsu;

/** What WhatsApp reads as bold, italic, struck out and code, longest first. */
const FORMATS = [
    ['```', 'code'],
    ['*', 'strong'],
    ['_', 'em'],
    ['~', 's'],
];

/**
 * The element for a template.
 *
 * @param shape header, body, footer, offer, buttons and cards; absent parts are null
 */
export function previewOf(shape) {
    const words = shape.oneTimeCode ? codeWords(shape) : shape;
    return h(
        'div',
        { class: 'preview-chat' },
        h(
            'div',
            { class: 'preview-message', role: 'img', 'aria-label': `${t('drafting.preview')}: ${spoken(words)}` },
            h(
                'div',
                { class: 'preview-bubble' },
                head(words.header),
                words.offer && h('p', { class: 'preview-offer' }, icon('hourglass'), h('span', { text: words.offer }), words.offerEnds && h('small', { text: t('drafting.offerEnds') })),
                words.body?.text ? h('p', { class: 'preview-body', dir: 'auto' }, ...formatted(words.body.text, words.body.examples)) : h('p', { class: 'preview-body preview-empty', text: t('drafting.empty') }),
                words.footer && h('p', { class: 'preview-footer', dir: 'auto', text: words.footer }),
                h('span', { class: 'preview-time', text: '10:24' }),
            ),
            ...knobs(words.buttons),
        ),
        words.cards?.length > 0 && h('div', { class: 'preview-cards', role: 'group', tabindex: '0', 'aria-label': t('drafting.cards') }, ...words.cards.map(card)),
    );
}

/** For those who hear it: the words, then the buttons. */
function spoken(shape) {
    const parts = [shape.header?.text ?? (shape.header && t(FILES[shape.header.format]?.[1] ?? 'drafting.header.OTHER')), shape.offer, shape.body?.text, shape.footer, ...(shape.buttons ?? []).map(label)];
    return parts.filter(Boolean).join('. ');
}

/** WhatsApp writes these in the language of the template; here they stand in the reader's. */
function codeWords({ code, footer }) {
    const advice = code?.advice ? ` ${t('drafting.code.advice')}` : '';
    return {
        header: null,
        body: { text: `*{{1}}* ${t('drafting.code.words')}${advice}`, examples: { 1: '123456' } },
        footer: code?.minutes > 0 ? t('drafting.code.expires', { minutes: code.minutes }) : footer,
        buttons: code?.way === 'ZERO_TAP' ? [] : [{ kind: 'ONE_TIME_CODE', text: codeButton(code) }],
        cards: [],
    };
}

const codeButton = (code) => (code?.way === 'ONE_TAP' ? code.autofillText || t('drafting.code.autofill') : code?.copyText || t('drafting.code.copy'));

function head(header) {
    if (!header) return null;
    if (header.format === 'TEXT') return h('p', { class: 'preview-title', dir: 'auto' }, ...filled(header.text ?? '', header.examples));
    const [name, key] = FILES[header.format] ?? ['file', 'drafting.header.OTHER'];
    return h('div', { class: `preview-file preview-${header.format.toLowerCase()}` }, icon(name), h('span', { text: header.name || t(key) }));
}

function knobs(buttons = []) {
    const shown = buttons.length > 3 ? buttons.slice(0, 2) : buttons;
    const all = shown.map((button) => h('span', { class: 'preview-button' }, icon(BUTTONS[button.kind] ?? 'more'), h('span', { text: label(button) })));
    if (buttons.length > 3) all.push(h('span', { class: 'preview-button' }, icon('more'), h('span', { text: t('drafting.allOptions', { count: buttons.length }) })));
    return all;
}

function label(button) {
    if (button.kind === 'COPY_CODE') return button.text || t('drafting.copyOffer');
    return button.text || t('drafting.noText');
}

function card(one) {
    return h(
        'div',
        { class: 'preview-message preview-card', role: 'img', 'aria-label': spoken(one) },
        h('div', { class: 'preview-bubble' }, head(one.header), one.body?.text && h('p', { class: 'preview-body', dir: 'auto' }, ...formatted(one.body.text, one.body.examples))),
        ...knobs(one.buttons),
    );
}

/** A text with its places, formatted as WhatsApp does; a sign without its partner stays a sign. */
function formatted(text, examples) {
    for (const [sign, tag] of FORMATS) {
        const found = pair(text, sign);
        if (!found) continue;
        const [from, to] = found;
        const inner = text.slice(from + sign.length, to);
        return [...formatted(text.slice(0, from), examples), h(tag, {}, ...(tag === 'code' ? filled(inner, examples) : formatted(inner, examples))), ...formatted(text.slice(to + sign.length), examples)];
    }
    return filled(text, examples);
}

/** Where a sign opens before something and closes behind something, on one line. */
function pair(text, sign) {
    const mark = sign.replace('*', '\\*');
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${mark}(?=\\S)([^\\n]*?\\S)${mark}(?![\\p{L}\\p{N}])`, 'u').exec(text);
    return found && [found.index, found.index + found[0].length - sign.length];
}

function filled(text, examples = {}) {
    const parts = [];
    let from = 0;
    for (const place of text.matchAll(PLACE)) {
        parts.push(text.slice(from, place.index), h('span', { class: 'preview-place', text: examples[place[1]] || place[0] }));
        from = place.index + place[0].length;
    }
    parts.push(text.slice(from));
    return parts.filter((part) => part !== '');
}

/** The preview of a template that is there already. */
class TemplatePreview extends HTMLElement {
    static observedAttributes = ['data-template'];

    attributeChangedCallback() {
        this.replaceChildren(previewOf(JSON.parse(this.dataset.template)));
    }
}

customElements.define('template-preview', TemplatePreview);
