/** The text of a message as it was written: links can be followed, long texts fold, nothing in it is markup. */
import { h } from './dom.js';
import { language, t } from './texts.js';

const FOLD_ABOVE = 2_400;
const FOLDED = 1_200;
const LINES_ABOVE = 40;
const LINES_FOLDED = 20;
const LARGE_UP_TO = 6;

const LINK = /https?:\/\/[^\s<>"'`{}|\\^]+/giu;
const TRAILING = /[.,;:!?…)\]}»”’*_~]+$/u;

const unfolded = new Set();

/** The element for a text that is all shown, as it is: no link, nothing folded. */
export const plainText = (text) => h('span', { class: 'words', text });

/** The element for a text; it takes its direction from the block around it. */
export function messageText(id, text) {
    const body = h('span', { class: isEmojiOnly(text) ? 'words words-large' : 'words', 'data-testid': 'message-text' });
    const folded = unfolded.has(id) ? null : fold(text);
    appendLinked(body, folded ?? text);
    if (folded !== null) body.append('… ', unfoldButton(id, body, text));
    return body;
}

function unfoldButton(id, body, text) {
    const count = text.length.toLocaleString(language);
    const show = () => {
        unfolded.add(id);
        body.replaceChildren();
        appendLinked(body, text);
        body.tabIndex = -1;
        body.focus({ preventScroll: true });
    };
    return h('button', { type: 'button', class: 'link', text: t('content.showAll', { count }), on: { click: show } });
}

function fold(text) {
    const lines = text.split('\n');
    if (lines.length > LINES_ABOVE) return cut(lines.slice(0, LINES_FOLDED).join('\n'));
    return text.length > FOLD_ABOVE ? cut(text) : null;
}

/** Never through the middle of a character. */
function cut(text) {
    const end = /[\uD800-\uDBFF]/.test(text.charAt(FOLDED - 1)) ? FOLDED - 1 : FOLDED;
    return text.slice(0, end);
}

/** Puts a text into an element, its http and https addresses as links. */
function appendLinked(element, text) {
    let from = 0;
    for (const match of text.matchAll(LINK)) {
        const shown = trimmed(match[0]);
        const address = webAddress(shown);
        if (!address) continue;
        element.append(text.slice(from, match.index), linkTo(address, shown));
        from = match.index + shown.length;
    }
    element.append(text.slice(from));
}

/** Punctuation after an address belongs to the sentence; a closing bracket does not if the address opened it. */
function trimmed(address) {
    const bare = address.replace(TRAILING, '');
    const next = address.charAt(bare.length);
    return next === ')' && bare.includes('(') ? `${bare})` : bare;
}

/** The address of a web page, or null: nothing else is ever made a link. */
export function webAddress(text) {
    try {
        const url = new URL(text);
        return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
    } catch {
        return null;
    }
}

function linkTo(address, text) {
    return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr', text });
}

const EMOJI = /\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200D\uFE0F\u{E0020}-\u{E007F}]/gu;

/** A few emoji and nothing else are shown large. */
function isEmojiOnly(text) {
    if (text.length === 0 || text.length > 80 || !/\p{Extended_Pictographic}|\p{RI}|\u20E3/u.test(text)) return false;
    if (text.replace(EMOJI, '').trim() !== '') return false;
    return [...new Intl.Segmenter(language).segment(text.replace(/\s/g, ''))].length <= LARGE_UP_TO;
}
