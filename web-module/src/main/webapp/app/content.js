/** What a message of any kind shows: one small builder a type. Everything in it is text; addresses are checked. */
import { h, icon } from './dom.js';
import { hasKind, kindOf } from './kinds.js';
import { isLocal, localMediaElement } from './local-media.js';
import { mediaElement } from './media.js';
import { messageText, webAddress } from './message-text.js';
import { participantName } from './people.js';
import { templateParts } from './template-shown.js';
import { language, t, tn } from './texts.js';
import { fullTime } from './times.js';

const BUILDERS = {
    text: (message) => [words(message)],
    image: withFile,
    video: withFile,
    sticker: withFile,
    audio: withFile,
    document: withFile,
    location,
    contacts,
    choice,
    form,
    permission,
    product: caption,
    payment,
    order,
    interactive,
    template,
    reaction: (message) => [label('smile', t('content.reaction')), message.text ? words(message) : placeholder('dismissed', t('reaction.none'))],
};

/** What cannot be shown, by WhatsApp's word for it. */
const UNSUPPORTED = {
    poll_creation: 'unsupported.poll_creation',
    poll_update: 'unsupported.poll_update',
    gif: 'unsupported.gif',
    group_invite: 'unsupported.group_invite',
    pin: 'unsupported.pin',
    keep_in_chat: 'unsupported.keep_in_chat',
    link_preview: 'unsupported.link_preview',
    media_placeholder: 'unsupported.media_placeholder',
    edit: 'unsupported.edit',
    product: 'unsupported.product',
    ephemeral: 'unsupported.ephemeral',
    unknown: 'unsupported.unknown',
};

const CALLS = {
    customer: { finished: 'call.customer.finished', missed: 'call.customer.missed', rejected: 'call.customer.rejected', failed: 'call.customer.failed', ringing: 'call.customer.ringing' },
    company: { finished: 'call.company.finished', missed: 'call.company.missed', rejected: 'call.company.rejected', failed: 'call.company.failed', ringing: 'call.company.ringing' },
};

/** Types that are a line of the conversation and no bubble. */
export const isLine = (message) => message.type === 'system' || message.type === 'call';

/** The parts of a bubble, from top to bottom. */
export function contentOf(message) {
    if (message.revokedAt) return [placeholder('dismissed', t('content.revoked'))];
    const build = BUILDERS[message.type] ?? unsupported;
    return [...origin(message), ...build(message)];
}

function words(message) {
    return messageText(message.id, message.text ?? '');
}

/** The text again, where there is one. */
function caption(message) {
    return message.text ? [words(message)] : [];
}

function placeholder(name, text) {
    return h('span', { class: 'unsupported' }, icon(name), h('span', { text }));
}

/** Where it comes from: handed on, from an advertisement, about a product, by the phone app. */
function origin({ content }) {
    const parts = [];
    if (!content) return parts;
    if (content.participant) parts.push(h('bdi', { class: 'author', text: participantName(content.participant) }));
    if (content.forwarded || content.forwardedOften) parts.push(label('transfer', t(content.forwardedOften ? 'content.forwardedOften' : 'content.forwarded')));
    if (content.echo) parts.push(label('phone', t('content.echo')));
    if (content.referral) parts.push(referral(content.referral));
    if (content.product) parts.push(card('tray', t('content.product'), [content.product.retailerId]));
    return parts;
}

/** What the advertisement shows is somebody else's: it is opened by who wants to see it, never loaded with the thread. */
function referral({ headline, body, url, media, mediaType }) {
    const shown = card('search', t('content.referral'), [headline, body], url);
    if (media && webAddress(media)) shown.append(link(media, t(mediaType === 'video' ? 'content.referralVideo' : 'content.referralImage')));
    return shown;
}

function label(name, text) {
    return h('span', { class: 'content-label' }, icon(name), h('span', { text }));
}

/** A framed piece: a heading, lines, perhaps a way out to a web page. */
function card(name, heading, lines, address = null) {
    return h(
        'span',
        { class: 'content-card' },
        h('span', { class: 'content-card-head' }, icon(name), h('span', { text: heading })),
        ...lines.filter(Boolean).map((line) => h('bdi', { class: 'content-line', text: line })),
        link(address),
    );
}

/** Only what leads to a web page, by mail or by phone; anything else stays text. */
function link(address, shown = address) {
    if (!address) return null;
    const href = webAddress(address);
    if (!href) return h('bdi', { class: 'content-line', text: shown });
    return h('a', { class: 'content-line', href, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr', text: shown });
}

function withFile(message) {
    if (isLocal(message)) return [localMediaElement(message), ...caption(message)];
    const { file, errors } = message.content ?? {};
    if (!file && !message.media) return [placeholder('warning', t(errors ? 'media.lost' : 'media.none')), ...caption(message)];
    return [mediaElement(message), ...(isNameOnly(message) ? [] : caption(message))];
}

/** The name of a document stands in its frame already. */
const isNameOnly = ({ text, content, media }) => Boolean(text) && (text === content?.file?.name || text === media?.name);

function location({ content }) {
    const { latitude, longitude, name, address } = content ?? {};
    const place = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
    return [
        card('pin', t('content.location'), [name, address, place]),
        h('a', { class: 'content-way', href: `https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=16/${Number(latitude)}/${Number(longitude)}`, target: '_blank', rel: 'noopener noreferrer nofollow', text: t('content.openMap') }),
    ];
}

function contacts({ content }) {
    return (content?.contacts ?? []).map((person) =>
        h(
            'span',
            { class: 'content-card', 'data-testid': 'contact-card' },
            h('span', { class: 'content-card-head' }, icon('person'), h('bdi', { text: person.name ?? t('content.noName') })),
            ...[person.company, person.department, person.title].filter(Boolean).map((text) => h('bdi', { class: 'content-line', text })),
            ...(person.phones ?? []).map(({ phone }) => phone && h('bdi', { class: 'content-line', dir: 'ltr', text: phone })),
            ...(person.emails ?? []).map(({ email }) => email && h('bdi', { class: 'content-line', dir: 'ltr', text: email })),
            ...(person.addresses ?? []).map(({ address }) => address && h('bdi', { class: 'content-line', text: address })),
            ...(person.urls ?? []).map(({ url }) => link(url)),
            content.asked && h('span', { class: 'content-hint', text: t('content.asked') }),
        ),
    );
}

function choice(message) {
    const { content } = message;
    return [
        label('check', t(content?.kind === 'template' ? 'content.choiceTemplate' : 'content.choice')),
        words(message),
        content?.description && h('bdi', { class: 'content-hint', text: content.description }),
    ].filter(Boolean);
}

function form(message) {
    return [
        label('list', t('content.form')),
        ...caption(message),
        h('span', { class: 'content-card' }, ...(message.content?.fields ?? []).map(({ name, value }) => pair(name, value))),
    ];
}

function pair(name, value) {
    return h('span', { class: 'content-pair' }, name && h('bdi', { class: 'content-hint', text: name }), h('bdi', { text: value ?? '' }));
}

function permission({ content }) {
    const accepted = content?.answer === 'accept';
    const until = content?.until ? t('content.permissionUntil', { time: fullTime(content.until) }) : null;
    return [card('phone', t(accepted ? 'content.permissionYes' : 'content.permissionNo'), [until])];
}

function payment({ content }) {
    const { method, lastDigits, reference } = content ?? {};
    return [card('check', t('content.payment'), [method?.replaceAll('_', ' '), lastDigits && `•••• ${lastDigits}`, reference])];
}

function order(message) {
    const items = message.content?.items ?? [];
    return [
        h(
            'span',
            { class: 'content-card' },
            h('span', { class: 'content-card-head' }, icon('tray'), h('span', { text: tn('content.order', items.length) })),
            ...items.map((item) => pair(item.retailerId, `${amount(item.quantity)} × ${price(item)}`)),
        ),
        ...caption(message),
    ];
}

function amount(text) {
    const number = Number(text);
    return Number.isFinite(number) ? number.toLocaleString(language) : (text ?? '');
}

function price({ price: text, currency }) {
    const number = Number(text);
    try {
        if (Number.isFinite(number) && currency) return number.toLocaleString(language, { style: 'currency', currency });
    } catch {
        // not a currency that anybody knows
    }
    return [text, currency].filter(Boolean).join(' ');
}

/** What we asked, as the customer sees it: nothing here can be pressed. */
function interactive(message) {
    const { kind, header, footer, buttons, label: opener, sections, url } = message.content ?? {};
    const row = ({ title, description }) => h('span', { class: 'content-row' }, h('bdi', { text: title ?? '' }), description && h('bdi', { class: 'content-hint', text: description }));
    return [
        header && h('b', { class: 'content-line', text: header }),
        words(message),
        footer && h('bdi', { class: 'content-hint', text: footer }),
        ...(sections ?? []).flatMap((section) => [
            section.title && h('span', { class: 'content-hint', text: section.title }),
            ...(section.rows ?? []).map(row),
        ]),
        ...[opener, ...(buttons ?? []).map(({ title }) => title), kind === 'location_request' && t('content.sendLocation')].filter(Boolean).map((title) => h('bdi', { class: 'content-button', text: title })),
        link(url),
    ].filter(Boolean);
}

/** The type of a message that shows what a template's header shows. */
const HEADER_TYPES = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' };

function template(message) {
    const { content } = message;
    const type = HEADER_TYPES[content?.header?.format];
    const file = type && message.media ? mediaElement({ ...message, type, text: '' }) : null;
    return [label('template', t('content.template', { name: content?.name ?? '' })), ...templateParts(content ?? {}, words(message), file)];
}

/** WhatsApp: the message is only in the app of the phone that shares the number (error codes, 2026-09). */
const ONLY_ON_THE_PHONE = 131060;

function unsupported(message) {
    return [placeholder('unsupported', whyUnsupported(message.content ?? {})), ...caption(message)];
}

function whyUnsupported({ kind, errors }) {
    if (errors?.some(({ code }) => code === ONLY_ON_THE_PHONE)) return t('content.onlyOnThePhone');
    const key = UNSUPPORTED[kind];
    return key ? t('content.unsupportedKind', { kind: t(key) }) : t('content.unsupportedLong');
}

/** A system notice or a call in words. */
export function lineText({ type, text, content }) {
    if (type === 'call') {
        const calls = CALLS[content?.by === 'company' ? 'company' : 'customer'];
        const length = content?.seconds ? ` · ${Math.floor(content.seconds / 60)}:${String(content.seconds % 60).padStart(2, '0')}` : '';
        return t(calls[content?.outcome] ?? calls.finished) + length;
    }
    if (content?.kind === 'number_changed' && content.newPhone) return t('system.numberChanged', { phone: content.newPhone });
    if (content?.kind === 'user_id_changed') return t('system.userIdChanged');
    if (content?.kind === 'identity_changed') return t('system.identityChanged');
    if (content?.kind === 'request_welcome') return t('system.welcome');
    return text || t('system.other');
}

/** A message in one line for the list: its text, or a word for what it is. */
export function summaryOf(message) {
    const text = (message.text ?? '').slice(0, 200).replace(/\s+/gu, ' ');
    if (message.type === 'system' || message.type === 'call') return lineText({ ...message, content: message.content ?? {} });
    if (message.type === 'unsupported') return text || t('content.unsupported');
    if (hasKind(message)) return text ? `${kindOf(message)}: ${text}` : kindOf(message);
    return text || (message.type === 'text' ? t('content.revoked') : '');
}
