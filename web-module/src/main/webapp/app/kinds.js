/** What messages are that are more than text. */
import { t } from './texts.js';

/** What is not text, in a word. */
const KINDS = {
    image: 'kind.image',
    video: 'kind.video',
    audio: 'kind.audio',
    sticker: 'kind.sticker',
    document: 'kind.document',
    location: 'kind.location',
    contacts: 'kind.contacts',
    order: 'kind.order',
    form: 'kind.form',
    product: 'kind.product',
    payment: 'kind.payment',
    permission: 'kind.permission',
};

/** Signs for files. */
const ICONS = { image: 'image', video: 'film', audio: 'microphone', sticker: 'smile', document: 'file' };

/** What a message is, in a word. */
export const kindOf = (message) => t(KINDS[message.type] ?? 'content.unsupported');

export const hasKind = (message) => message.type in KINDS;

/** The sign for a file of this type. */
export const iconOf = (type) => ICONS[type] ?? 'file';
