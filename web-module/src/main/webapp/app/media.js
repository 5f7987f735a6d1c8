/** Files in messages: pictures, films, recordings, stickers and documents; and why one is not there. */
import { api } from './api.js';
import { button, h, icon } from './dom.js';
import { iconOf, kindOf } from './kinds.js';
import { localFiles } from './local-files.js';
import { fileAddress, fitted, isDrawable, isFilm, isSound, sizeText, thumbnailAddress, typeWord } from './media-files.js';
import { openViewer } from './media-viewer.js';
import { store } from './store.js';
import { t } from './texts.js';
import { toast } from './toast.js';

const REASONS = {
    not_reached: 'media.reason.not_reached',
    too_slow: 'media.reason.too_slow',
    not_found: 'media.reason.not_found',
    no_access: 'media.reason.no_access',
    whatsapp: 'media.reason.whatsapp',
    no_space: 'media.reason.no_space',
    forbidden_host: 'media.reason.forbidden_host',
    expired: 'media.reason.expired',
    not_kept: 'media.reason.notKept',
    too_large: 'media.reason.too_large',
    not_loaded_by_whatsapp: 'media.reason.not_loaded_by_whatsapp',
};

const FAMILIES = { image: 'image/', sticker: 'image/', video: 'video/', audio: 'audio/' };
const STICKER_SIDE = 160;

/** What is shown already, by message: a film goes on playing while its message is drawn anew. */
const shown = new Map();

store.on('open', () => shown.clear());

/** Of a message that is not shown any more nothing is kept. */
export const forgetMedia = (id) => shown.delete(id);

/** The element for the file of a message. */
export function mediaElement(message) {
    const { media } = message;
    const signature = media && [media.id, media.state, media.reason].join('|');
    const known = shown.get(message.id);
    if (known && known.signature === signature) return known.element;
    const element = made(message, media);
    shown.set(message.id, { signature, element });
    return element;
}

function made(message, media) {
    if (!media) return card(message, 'file', [t('media.notHere')]);
    if (media.state === 'WAITING') return waiting(message);
    if (media.state !== 'THERE') return missing(message, media);
    if (message.type === 'sticker' && isDrawable(media)) return sticker(message, media);
    if (isDrawable(media)) return picture(message, media);
    if (isFilm(media)) return film(message, media);
    if (isSound(media)) return sound(message, media);
    return fileCard(message, media);
}

function nameOf(message) {
    return message.media?.name ?? message.content?.file?.name ?? kindOf(message);
}

/** A framed line: what it is, and a word about it. */
function card(message, iconName, lines, ...more) {
    return h(
        'span',
        { class: 'media-card', 'data-testid': 'media', 'data-state': message.media?.state },
        icon(iconName),
        h('span', { class: 'media-facts' }, h('bdi', { class: 'media-name', text: nameOf(message) }), ...lines.filter(Boolean).map((text) => h('span', { class: 'content-hint', text })), ...more),
    );
}

function waiting(message) {
    return h(
        'span',
        { class: `media-waiting media-waiting-${message.type}`, role: 'status', 'data-testid': 'media', 'data-state': 'WAITING' },
        icon(iconOf(message.type)),
        h('span', { class: 'content-hint', text: t('media.waiting') }),
        h('span', { class: 'media-pulse', 'aria-hidden': 'true' }),
    );
}

function missing(message, media) {
    const reason = t(REASONS[media.reason] ?? 'media.reason.not_reached');
    const again = media.state === 'FAILED' && button({ label: t('action.tryAgain'), kind: 'link media-again', testid: 'media-again', 'data-mend': 'media', onClick: (event) => fetchAgain(event, message) });
    return card(message, media.state === 'FAILED' ? 'warning' : 'dismissed', [reason], again);
}

async function fetchAgain(event, message) {
    const control = event.currentTarget;
    control.disabled = true;
    try {
        const media = await api.retryMedia(message.media.id);
        const known = store.threads.get(message.conversation)?.messages.get(message.id) ?? message;
        // It may have come meanwhile, told by the socket: then the answer is the older news.
        if (known.media?.state === 'FAILED') store.putMessage({ ...known, media });
    } catch (failure) {
        control.disabled = false;
        toast(failure.message, 'error');
    }
}

function image(media, source, size, alternative, onBroken) {
    const { width, height } = size;
    return h('img', { src: source, width, height, alt: alternative, loading: 'lazy', decoding: 'async', draggable: 'false', on: { error: onBroken } });
}

/** What was sent from here is shown as it is here: it need not come back first. */
function picture(message, media) {
    const sent = localFiles.takeSent(media.id);
    const alternative = message.text || t('kind.image');
    const opener = h(
        'button',
        { type: 'button', class: 'media-picture', 'aria-label': t('media.open', { name: alternative }), 'data-testid': 'media', 'data-state': 'THERE', 'data-mend': 'picture', on: { click: () => openViewer(message) } },
        image(media, sent ?? (media.thumbnail ? thumbnailAddress(media) : fileAddress(media)), fitted(media), '', () => opener.replaceWith(fileCard(message, media))),
    );
    if (sent) {
        const shown = opener.firstElementChild;
        shown.loading = 'eager'; // so that it comes to an end, wherever it is
        for (const end of ['load', 'error']) shown.addEventListener(end, () => URL.revokeObjectURL(sent));
    }
    return opener;
}

function sticker(message, media) {
    const place = h(
        'span',
        { class: 'media-sticker', 'data-testid': 'media', 'data-state': 'THERE' },
        image(media, fileAddress(media), fitted(media, STICKER_SIDE), t('kind.sticker'), () => place.replaceWith(fileCard(message, media))),
    );
    return place;
}

function film(message, media) {
    const { width, height } = fitted(media);
    const player = h('video', { class: 'media-film', src: fileAddress(media), width, height, controls: true, playsinline: true, preload: 'metadata', 'aria-label': nameOf(message), 'data-testid': 'media', 'data-state': 'THERE', on: { error: () => place.replaceWith(fileCard(message, media)) } });
    const larger = button({ label: t('media.open', { name: message.text || nameOf(message) }), iconName: 'enlarge', iconOnly: true, kind: 'media-larger', testid: 'film-open', 'data-mend': 'film', onClick: () => (player.pause(), openViewer(message)) });
    const place = h('span', { class: 'media-film-place' }, player, larger);
    return place;
}

/** One recording at a time. */
function playedAlone(event) {
    for (const other of document.querySelectorAll('.media-sound audio, .media-film')) if (other !== event.target) other.pause();
}

function sound(message, media) {
    const place = h(
        'span',
        { class: 'media-sound', 'data-testid': 'media', 'data-state': 'THERE' },
        h('span', { class: 'content-label' }, icon(media.voice ? 'microphone' : 'file'), h('bdi', { text: media.voice ? t('kind.audio') : nameOf(message) })),
        h('audio', { src: fileAddress(media), controls: true, preload: 'metadata', 'aria-label': media.voice ? t('kind.audio') : nameOf(message), on: { play: playedAlone, error: () => place.replaceWith(fileCard(message, media)) } }),
    );
    return place;
}

/** What a browser does not show: to be downloaded. */
function fileCard(message, media) {
    const name = nameOf(message);
    const family = FAMILIES[message.type];
    const unlike = family && !media.mime?.startsWith(family) && t('media.unlike');
    return h(
        'a',
        { class: 'media-card media-document', href: fileAddress(media), download: media.name ?? '', 'aria-label': t('media.download', { name }), 'data-testid': 'media', 'data-state': 'THERE' },
        icon('file'),
        h('span', { class: 'media-facts' }, h('bdi', { class: 'media-name', text: name }), h('span', { class: 'content-hint', text: [typeWord(media), sizeText(media.size)].filter(Boolean).join(' · ') }), unlike && h('span', { class: 'content-hint', text: unlike })),
        icon('download'),
    );
}
