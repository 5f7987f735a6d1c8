/** A file of a message that is on its way to the server: what one sees of it here, how far it is, and a way to stop it. */
import { button, h, icon } from './dom.js';
import { iconOf, kindOf } from './kinds.js';
import { localFiles } from './local-files.js';
import { sizeText } from './media-files.js';
import { outgoing } from './outgoing.js';
import { store } from './store.js';
import { t } from './texts.js';

const bars = new Map();

store.on('progress', ({ id, share }) => {
    const bar = bars.get(id);
    if (!bar?.isConnected) return bars.delete(id);
    bar.value = share;
});

/** Whether the file of a message is here and not at the server yet. */
export const isLocal = (message) => Boolean(message.local && message.media);

/** The element for it. */
export function localMediaElement(message) {
    const { media } = message;
    const url = media.mime?.startsWith('image/') ? localFiles.url(message.id) : null;
    const name = media.voice ? t('voice.note') : (media.name ?? kindOf(message));
    return h(
        'span',
        { class: `local-media local-${message.type}`, 'data-testid': 'local-media' },
        url
            ? h('img', { class: 'local-picture', src: url, alt: name, on: { load: stayAtTheEnd } })
            : h('span', { class: 'media-card' }, icon(iconOf(message.type)), h('span', { class: 'media-facts' }, h('bdi', { text: name }), media.size && h('span', { class: 'content-hint', text: sizeText(media.size) }))),
        message.status === 'WAITING' && !media.id && progress(message, name),
    );
}

/** A picture has no height before it is read: who was at the end stays there. */
function stayAtTheEnd() {
    const thread = document.querySelector('conversation-thread');
    if (thread?.atBottom) thread.toBottom();
}

function progress(message, name) {
    const bar = h('progress', { class: 'local-progress', max: '1', value: outgoing.shareOf(message.id), 'aria-label': t('upload.progress', { name }), 'data-testid': 'upload-progress' });
    bars.set(message.id, bar);
    return h(
        'span',
        { class: 'local-way' },
        bar,
        button({ label: t('upload.cancel', { name }), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'upload-cancel', 'data-mend': 'cancel', onClick: () => outgoing.cancel(message.id) }),
    );
}
