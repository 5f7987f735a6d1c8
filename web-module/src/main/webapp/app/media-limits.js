/** As what a file can be sent, and WhatsApp's limits: the server's own table again, and a test compares the two. */
import { sizeText } from './media-files.js';
import { t } from './texts.js';

export const LIMITS = {
    "image": { "most": 5242880, "captioned": true, "mimes": ["image/jpeg", "image/png"] },
    "video": { "most": 16777216, "captioned": true, "mimes": ["video/mp4", "video/3gpp"] },
    "audio": { "most": 16777216, "captioned": false, "mimes": ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"] },
    "sticker": { "most": 512000, "captioned": false, "mimes": ["image/webp"] },
    "document": { "most": 104857600, "captioned": true, "mimes": [
        "text/plain", "text/csv", "text/vcard", "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ] }
};
export const LONGEST_CAPTION = 1024;
/** Most bytes of a sticker that does not move. */
export const STILL_STICKER = 102400;

const TOO_LARGE = { image: 'attach.tooLarge.image', video: 'attach.tooLarge.video', audio: 'attach.tooLarge.audio', sticker: 'attach.tooLarge.sticker', document: 'attach.tooLarge.document' };

/** What browsers call the same by another name. */
const ALIASES = { 'audio/mp3': 'audio/mpeg', 'audio/x-m4a': 'audio/mp4', 'audio/m4a': 'audio/mp4', 'audio/x-aac': 'audio/aac', 'audio/opus': 'audio/ogg', 'image/jpg': 'image/jpeg', 'video/3gpp2': 'video/3gpp' };

const bare = (mime) => {
    const [type] = mime.toLowerCase().split(';');
    return ALIASES[type.trim()] ?? type.trim();
};

/** As what a file can be sent, what fits best first; a document whatever WhatsApp takes at all can be. */
export function kindsFor(file) {
    const mime = bare(file.type);
    return Object.keys(LIMITS).filter((kind) => kind === 'document' || LIMITS[kind].mimes.includes(mime));
}

/** The kind that its type belongs to; of what browsers do not know, and of texts, the server finds out. */
function ownKind(file) {
    const mime = bare(file.type);
    return Object.keys(LIMITS).find((kind) => LIMITS[kind].mimes.includes(mime)) ?? (mime === '' || mime.startsWith('text/') ? 'document' : null);
}

/** A picture that a browser may be able to make into one that WhatsApp takes. */
export const isPicture = (file) => bare(file.type).startsWith('image/');

/**
 * Why WhatsApp would not take it as this; null when it would.
 *
 * @param moving whether a sticker moves
 */
export function complaintAbout(file, kind, moving = false) {
    if (file.size === 0) return t('attach.empty');
    const own = ownKind(file);
    if (!own) return t('attach.notTaken');
    // WhatsApp measures a file by its own type, whatever it is shown as.
    const tightest = LIMITS[own].most < LIMITS[kind].most ? own : kind;
    const most = kind === 'sticker' && !moving ? STILL_STICKER : LIMITS[tightest].most;
    return file.size > most ? t(TOO_LARGE[tightest], { limit: sizeText(most) }) : null;
}
