/** Beside the conversation: the pictures and files in it, newest first, as far as the thread is loaded. */
import { h, icon } from './dom.js';
import { kindOf } from './kinds.js';
import { fileAddress, isDrawable, isFilm, sizeText, thumbnailAddress, typeWord } from './media-files.js';
import { openViewer } from './media-viewer.js';
import { t } from './texts.js';

const MOST_PICTURES = 12;
const MOST_FILES = 8;

function files(thread) {
    return [...(thread?.messages.values() ?? [])]
        .filter(({ media, revokedAt, type }) => media?.state === 'THERE' && !revokedAt && type !== 'sticker')
        .sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** Changes when there is something else to show. */
export const sharedSignature = (thread) => [...files(thread).map(({ id }) => id), Boolean(thread?.before)].join();

/** The section; null when there is nothing. */
export function sharedMedia(thread) {
    const all = files(thread);
    if (all.length === 0) return null;
    const seen = all.filter(({ media }) => isDrawable(media) || isFilm(media));
    const others = all.filter((message) => !seen.includes(message));
    return h(
        'section',
        { class: 'shared-media', 'data-testid': 'shared-media' },
        h('h3', {}, icon('image'), t('details.media')),
        seen.length > 0 && h('div', { class: 'shared-grid' }, seen.slice(0, MOST_PICTURES).map(tile)),
        others.length > 0 && h('ul', { class: 'shared-files' }, others.slice(0, MOST_FILES).map(line)),
        thread.before && h('p', { class: 'content-hint', text: t('details.mediaMore') }),
    );
}

function tile(message) {
    const { media } = message;
    const picture = isDrawable(media) && h('img', { src: media.thumbnail ? thumbnailAddress(media) : fileAddress(media), alt: '', loading: 'lazy' });
    return h('button', { type: 'button', 'aria-label': t('media.open', { name: message.text || kindOf(message) }), on: { click: () => openViewer(message) } }, picture || icon('film'));
}

function line({ media, ...message }) {
    const name = media.name ?? kindOf(message);
    return h(
        'li',
        {},
        h(
            'a',
            { class: 'media-card media-document', href: fileAddress(media), download: media.name ?? '', 'aria-label': t('media.download', { name }) },
            icon(media.mime?.startsWith('audio/') ? 'microphone' : 'file'),
            h('span', { class: 'media-facts' }, h('bdi', { class: 'media-name', text: name }), h('span', { class: 'content-hint', text: [typeWord(media), sizeText(media.size)].filter(Boolean).join(' · ') })),
        ),
    );
}
