/** A template as the customer sees it: sent, or about to be. Everything in it is text; nothing can be pressed. */
import { h, icon } from './dom.js';
import { fileAddress } from './media-files.js';
import { t } from './texts.js';

const ICONS = { QUICK_REPLY: 'reply', URL: 'link', PHONE_NUMBER: 'phone', VOICE_CALL: 'phone', COPY_CODE: 'copy', ONE_TIME_CODE: 'copy', FLOW: 'edit', CATALOG: 'image', CONTACT_INFO: 'person' };
const FILES = { IMAGE: 'image', VIDEO: 'film', DOCUMENT: 'file', LOCATION: 'pin' };

/** Buttons whose words are WhatsApp's own. */
const WORDLESS = { CONTACT_INFO: 'template.contactInfo', COPY_CODE: 'template.copyCode' };

/** What a header shows, in a word. */
export const FORMATS = { IMAGE: 'template.format.IMAGE', VIDEO: 'template.format.VIDEO', DOCUMENT: 'template.format.DOCUMENT', LOCATION: 'template.format.LOCATION' };

/**
 * The parts from top to bottom.
 *
 * @param shown {header, offer, footer, buttons, cards} as the content of a message has them
 * @param words the element of the body
 * @param file the element of the header's file; null while there is none
 */
export function templateParts(shown, words, file = null) {
    return [...headerParts(shown.header, file), shown.offer && offer(shown.offer), words, shown.footer && h('span', { class: 'content-hint template-footer', text: shown.footer }), ...buttons(shown.buttons), shown.cards?.length > 0 && cards(shown.cards)].filter(Boolean);
}

function headerParts(header, file) {
    if (!header) return [];
    if (header.text) return [h('b', { class: 'content-line', text: header.text })];
    if (header.location) return [place(header.location)];
    if (file) return [file];
    if (header.media && header.format === 'IMAGE') return [h('img', { class: 'template-picture', src: fileAddress({ id: header.media }), alt: t(FORMATS.IMAGE), loading: 'lazy' })];
    return FILES[header.format] ? [blank(header.format)] : [];
}

/** Where a file or a place will be. */
function blank(format) {
    return h('span', { class: 'template-blank', 'data-format': format }, icon(FILES[format]), h('span', { text: t(FORMATS[format]) }));
}

function place({ name, address, latitude, longitude }) {
    const where = [latitude, longitude].every((number) => Number.isFinite(Number(number))) ? `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}` : null;
    return h(
        'span',
        { class: 'content-card' },
        h('span', { class: 'content-card-head' }, icon('pin'), h('span', { text: t('content.location') })),
        ...[name, address, where].filter(Boolean).map((line) => h('bdi', { class: 'content-line', text: line })),
    );
}

function offer(text) {
    return h('span', { class: 'content-label' }, icon('hourglass'), h('bdi', { text }));
}

function buttons(all) {
    return (all ?? []).map(({ type, text, url, phone, code }) =>
        h('span', { class: 'content-button template-button', title: url ?? phone ?? code ?? null }, icon(ICONS[type] ?? 'check'), h('bdi', { text: text || t(WORDLESS[type] ?? 'template.button') })),
    );
}

function cards(all) {
    return h(
        'span',
        { class: 'template-cards', tabindex: '0', role: 'group', 'aria-label': t('template.cards') },
        all.map((card) => h('span', { class: 'template-card' }, ...headerParts(card.header, null), card.text && h('bdi', { class: 'content-line', text: card.text }), ...buttons(card.buttons))),
    );
}
