/** What is known of a file: where it lies, how it may be shown, how large. */
import { language } from './texts.js';

const DRAWABLE = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const FILMS = new Set(['video/mp4', 'video/3gpp', 'video/webm']);
const SOUNDS = new Set(['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav', 'audio/webm']);

/** A browser that decodes more than this may fall over. */
const MOST_PIXELS = 50_000_000;
const MOST_WITHOUT_THUMBNAIL = 6 * 1024 * 1024;

const SIDE = 320;
const SHORTEST_SIDE = 96;
const UNKNOWN = { width: 240, height: 180 };

const WORDS = {
    'application/pdf': 'PDF',
    'text/plain': 'TXT',
    'text/csv': 'CSV',
    'text/vcard': 'VCF',
    'application/rtf': 'RTF',
    'application/msword': 'DOC',
    'application/vnd.ms-excel': 'XLS',
    'application/vnd.ms-powerpoint': 'PPT',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
    'application/vnd.oasis.opendocument.text': 'ODT',
    'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
    'application/vnd.oasis.opendocument.presentation': 'ODP',
    'application/zip': 'ZIP',
    'application/gzip': 'GZ',
    'application/vnd.rar': 'RAR',
    'application/x-7z-compressed': '7Z',
    'audio/amr': 'AMR',
    'video/quicktime': 'MOV',
    'image/heic': 'HEIC',
    'image/tiff': 'TIFF',
    'image/bmp': 'BMP',
};

export const fileAddress = (media) => `/api/media/${encodeURIComponent(media.id)}`;

export const thumbnailAddress = (media) => `${fileAddress(media)}/thumbnail`;

/** A picture that may be drawn here. */
export function isDrawable(media) {
    if (!DRAWABLE.has(media.mime) || (media.width ?? 0) * (media.height ?? 0) > MOST_PIXELS) return false;
    return media.thumbnail || media.size <= MOST_WITHOUT_THUMBNAIL;
}

export const isFilm = (media) => FILMS.has(media.mime);

export const isSound = (media) => SOUNDS.has(media.mime);

/** How large it is drawn, known before it is loaded: within a square, and not too thin to be pressed. */
export function fitted({ width, height }, side = SIDE) {
    if (!width || !height) return UNKNOWN;
    const scale = Math.min(1, side / width, side / height);
    const grown = (length) => Math.max(Math.min(SHORTEST_SIDE, side), Math.round(length * scale));
    return { width: grown(width), height: grown(height) };
}

/** A short word for its type; empty where there is none. */
export const typeWord = (media) => WORDS[media.mime] ?? '';

/** 3.4 MB, 120 kB: as people read sizes. */
export function sizeText(bytes) {
    if (bytes === null || bytes === undefined) return '';
    const large = bytes >= 1_048_576;
    const amount = large ? bytes / 1_048_576 : Math.max(1, bytes / 1_024);
    return amount.toLocaleString(language, { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', unitDisplay: 'short', maximumFractionDigits: large && amount < 10 ? 1 : 0 });
}
