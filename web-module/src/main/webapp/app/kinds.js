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

/** Signs for what else is more than words. */
const SIGNS = {
    ...ICONS,
    location: 'pin',
    contacts: 'person',
    order: 'tray',
    form: 'list',
    product: 'tray',
    payment: 'check',
    permission: 'phone',
    call: 'phone',
    template: 'template',
    interactive: 'buttons',
    note: 'note',
    unsupported: 'unsupported',
};

/** The sign for a message in one line; null: it is but words. */
export const signOf = ({ type }) => SIGNS[type] ?? null;

/** The sign for a file of this type. */
export const iconOf = (type) => ICONS[type] ?? 'file';
