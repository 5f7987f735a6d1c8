/** An agent's choices for this browser; the server reads language and theme from cookies to draw pages right at once. */

const YEAR = 365 * 24 * 3600;

function setCookie(name, value) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=${value === '' ? 0 : YEAR}; SameSite=Lax${secure}`;
}

/** When the browser paints what is around the page in the colours of a scheme. */
function paintsFor(scheme, theme) {
    if (theme === '') return `(prefers-color-scheme: ${scheme})`;
    return theme === scheme ? 'all' : 'not all';
}

const listeners = new Set();
const keyOf = (name) => `bandeja.${name}`;
const ON_OFF = new Set([keyOf('enter-sends'), keyOf('single-keys')]);

/** On as long as nobody has turned it off. */
const isOn = (name) => read(name, 'true') === 'true';

function turn(name, on) {
    write(name, String(on));
    for (const listener of listeners) listener();
}

export const settings = {
    setLanguage: (language) => setCookie('bandeja-language', language),

    get theme() {
        return document.documentElement.dataset.theme ?? '';
    },

    /** @param theme light, dark, or empty for what the system says */
    setTheme(theme) {
        document.documentElement.dataset.theme = theme;
        for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.media = paintsFor(meta.dataset.scheme, theme);
        setCookie('bandeja-theme', theme);
    },

    get density() {
        return document.documentElement.dataset.density ?? '';
    },

    /** @param density compact, or empty for comfortable */
    setDensity(density) {
        document.documentElement.dataset.density = density;
        setCookie('bandeja-density', density);
    },

    get enterSends() {
        return isOn('enter-sends');
    },

    set enterSends(value) {
        turn('enter-sends', value);
    },

    /** Whether a letter alone does something: who dictates, or presses keys by accident, turns that off (WCAG 2.1.4). */
    get singleKeys() {
        return isOn('single-keys');
    },

    set singleKeys(value) {
        turn('single-keys', value);
    },

    /** Calls back when one of the two above has changed, here or in another window of this browser. */
    onKeys(listener) {
        listeners.add(listener);
        addEventListener('storage', ({ key }) => ON_OFF.has(key) && listener());
    },

    get detailsOpen() {
        return read('details', matchMedia('(min-width: 1100px)').matches ? 'open' : 'closed') === 'open';
    },

    set detailsOpen(value) {
        write('details', value ? 'open' : 'closed');
    },
};

function read(name, otherwise) {
    try {
        return localStorage.getItem(keyOf(name)) ?? otherwise;
    } catch {
        return otherwise;
    }
}

function write(name, value) {
    try {
        localStorage.setItem(keyOf(name), value);
    } catch {
        // a browser without storage forgets the choice, nothing else
    }
}
