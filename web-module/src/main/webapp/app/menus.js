/** What the menus of the frame do; the frame draws them. */
import { api } from './api.js';
import { leaveBackground } from './background.js';
import { badge } from './badge.js';
import { setAttribute } from './dom.js';
import { install } from './install.js';
import { kept } from './kept.js';
import { listPlace } from './list-place.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { language } from './texts.js';
import { presenceWord } from './presence.js';
import { announce, toast } from './toast.js';

const COMMANDS = {
    others: () => store.setView({ others: !store.view.others }),
    language: (value) => changeLanguage(value),
    presence: (value) => changePresence(value),
    theme: (value) => settings.setTheme(value),
    density: (value) => changeDensity(value),
    'enter-sends': () => (settings.enterSends = !settings.enterSends),
    'single-keys': () => (settings.singleKeys = !settings.singleKeys),
    keys: () => document.dispatchEvent(new CustomEvent('bandeja:keys')),
    help: () => window.PF('help').show(),
    install: () => install.start(),
    logout: () => logout(),
};

/** Menu entries that are on or off, or one of several. */
const CHECKS = {
    others: () => store.view.others,
    language: (value) => value === language,
    presence: (value) => value === store.me?.presence,
    theme: (value) => value === settings.theme,
    density: (value) => value === settings.density,
    'enter-sends': () => settings.enterSends,
    'single-keys': () => settings.singleKeys,
};

export function startMenus() {
    document.addEventListener(
        'click',
        (event) => {
            const item = event.target.closest?.('[data-command]');
            if (!item) return;
            event.preventDefault();
            triggerOf(item)?.focus();
            COMMANDS[item.dataset.command](item.dataset.value ?? '');
            drawChecks();
        },
        true,
    );
    document.addEventListener('keydown', (event) => {
        const menu = event.key === 'Escape' && event.target.closest?.('.ui-menu');
        // PrimeFaces closes it, and leaves the focus nowhere.
        if (menu) setTimeout(() => triggerOf(menu)?.focus());
    });
    settings.onKeys(drawChecks);
    store.on('view', drawChecks);
    store.on('me', drawChecks);
    store.on('live', ({ type, presence }) => type === 'presence.changed' && presence.agent === store.me?.id && learnMe());
    drawChecks();
    mendRoles();
}

/** The button that a menu was opened with: there one is again when it is closed, and after the dialogs that it opens. */
function triggerOf(part) {
    const menu = part.closest('.ui-menu');
    return menu && window.PrimeFaces.getWidgetById(menu.id)?.trigger?.[0]?.querySelector('button');
}

function drawChecks() {
    for (const item of document.querySelectorAll('[data-command]')) {
        const check = CHECKS[item.dataset.command];
        if (!check) continue;
        setAttribute(item, 'role', item.dataset.value === undefined ? 'menuitemcheckbox' : 'menuitemradio');
        setAttribute(item, 'aria-checked', String(check(item.dataset.value ?? '')));
    }
}

/** PrimeFaces gives both an item and its link the role of a menu item: only the link is one. */
function mendRoles() {
    for (const element of document.querySelectorAll('.ui-menu ul, .ui-menu h3, .ui-menu li:not([role=separator])')) {
        element.setAttribute('role', 'none');
    }
}

/** Rows have another height then: whoever measures them hears it. */
function changeDensity(value) {
    settings.setDensity(value);
    document.dispatchEvent(new CustomEvent('bandeja:density'));
}

async function changePresence(value) {
    const before = store.me;
    store.setMe({ ...before, counters: store.counters, presence: value });
    try {
        await api.setPresence(value);
        announce(presenceWord(value));
    } catch (failure) {
        store.setMe({ ...before, counters: store.counters });
        toast(failure.message, 'error');
    }
}

/** Chosen in another window: what counts is what I chose, not whether I was seen. */
async function learnMe() {
    try {
        const { presence } = await api.me();
        if (presence !== store.me.presence) store.setMe({ ...store.me, counters: store.counters, presence });
    } catch {
        // the next one tells it
    }
}

async function changeLanguage(value) {
    settings.setLanguage(value);
    try {
        await api.setLanguage(value);
    } catch (failure) {
        toast(failure.message, 'error');
    }
    location.reload();
}

async function logout() {
    try {
        await api.logout();
    } catch (failure) {
        if (!failure.withoutLogin) toast(failure.message, 'error');
        if (failure.status !== 401) return;
    }
    badge.clear();
    listPlace.end();
    kept.end();
    await leaveBackground();
    location.assign('/login.xhtml');
}
