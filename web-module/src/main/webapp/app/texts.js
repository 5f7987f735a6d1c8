/**
 * The words of the page, in the language the page was delivered in.
 *
 * The server keeps the texts (one bundle a language); here they only get their values filled in.
 */

/** The language of the page, as the server chose it: the agent's choice, else the browser's. */
export const language = document.documentElement.lang || 'en';

const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/** Whoever imports this module runs when there are words: nothing is drawn without them. */
const texts = await load();

async function load() {
    try {
        const answer = await fetch(`/api/texts?language=${encodeURIComponent(language)}`, { headers: { Accept: 'application/json' } });
        return answer.ok ? await answer.json() : {};
    } catch {
        return {};
    }
}

/** False when the server could not be asked for its words. */
export const haveTexts = Object.keys(texts).length > 0;

/** The text of a key with its {places} filled in; a missing text shows its key, so that it is noticed. */
export function t(key, values = {}) {
    return fill(texts[key] ?? key, values);
}

/** The text of a key for a count: key.one, key.other and so on, by the rules of the language. */
export function tn(key, count, values = {}) {
    const form = texts[`${key}.${plurals.select(count)}`] ?? texts[`${key}.other`] ?? key;
    return fill(form, { count: numbers.format(count), ...values });
}

function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** How long a text is as WhatsApp counts: an emoji is one character. */
export const lengthOf = (text) => [...text].length;
