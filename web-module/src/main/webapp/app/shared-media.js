/** Beside the conversation: the pictures and files in it, newest first; more of them where one wants to see more. */
import { button, h, icon } from './dom.js';
import { kindOf } from './kinds.js';
import { fileAddress, isDrawable, isFilm, sizeText, thumbnailAddress, typeWord } from './media-files.js';
import { openViewer } from './media-viewer.js';
import { bringMissing, bringOlder } from './older.js';
import { store } from './store.js';
import { hasItsPlace, isAbove } from './thread-parts.js';
import { t } from './texts.js';
import { toast } from './toast.js';

const PICTURES = 12;
const FILES = 8;
/** Of older messages at once: most have no file. */
const PAGE = 200;

/** How far one has looked, by conversation: how many times as many, and whether older ones are being asked for. */
const looked = new Map();
const stateOf = (conversation) => looked.get(conversation) ?? { times: 1, busy: false };

/** Newest first, without a gap: what stands above one comes when it is closed, and what was told of by itself with the page that it is on. */
function files(thread) {
    return [...(thread?.messages.values() ?? [])]
        .filter(({ media, revokedAt, type }) => media?.state === 'THERE' && !revokedAt && type !== 'sticker')
        .filter((message) => hasItsPlace(thread, message) && !(thread.gap && isAbove(message, thread.gap)))
        .sort((one, other) => (one.at < other.at ? 1 : -1));
}

const goesOn = (thread) => Boolean(thread?.gap || thread?.before);

/** Changes when there is something else to show. */
export const sharedSignature = (conversation, thread) => [...files(thread).map(({ id }) => id), goesOn(thread), stateOf(conversation).times, stateOf(conversation).busy].join();

/** The section; null when there is nothing. */
export function sharedMedia(conversation, thread) {
    const all = files(thread);
    if (all.length === 0 && !goesOn(thread)) return null;
    const { times, busy } = stateOf(conversation);
    const seen = all.filter(({ media }) => isDrawable(media) || isFilm(media));
    const others = all.filter((message) => !seen.includes(message));
    const hides = seen.length > PICTURES * times || others.length > FILES * times;
    return h(
        'section',
        { class: 'shared-media', 'data-testid': 'shared-media' },
        h('h3', {}, icon('image'), t('details.media')),
        seen.length > 0 && h('div', { class: 'shared-grid' }, seen.slice(0, PICTURES * times).map(tile)),
        others.length > 0 && h('ul', { class: 'shared-files' }, others.slice(0, FILES * times).map(line)),
        (hides || goesOn(thread)) && button({ label: t(busy ? 'state.loading' : 'contacts.more'), kind: 'quiet', testid: 'shared-more', 'aria-disabled': busy && 'true', onClick: () => void more(conversation, hides) }),
    );
}

/** @param hides there are more among what is loaded; else older messages are gone through until there is another file */
async function more(conversation, hides) {
    const state = stateOf(conversation);
    if (state.busy) return;
    const tell = (changes) => {
        looked.set(conversation, { ...stateOf(conversation), ...changes });
        store.emit('thread', conversation);
    };
    if (hides) return tell({ times: state.times + 1 });
    const thread = store.threads.get(conversation);
    const known = files(thread).length;
    tell({ busy: true });
    try {
        while (goesOn(thread) && files(thread).length === known && store.threads.get(conversation) === thread) {
            if (thread.gap) await bringMissing(conversation, thread, PAGE, true);
            else await bringOlder(conversation, thread, PAGE);
        }
        tell({ times: state.times + 1 });
    } catch (failure) {
        toast(failure.message, 'error');
    } finally {
        tell({ busy: false });
    }
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
