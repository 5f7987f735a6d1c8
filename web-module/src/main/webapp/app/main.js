/** The inbox: brings the parts together. */
import { watchActivity } from './activity.js';
import { startAlerts } from './alerts.js';
import { api, Unreachable } from './api.js';
import './install.js';
import { watchLogin } from './login-again.js';
import { startMenus } from './menus.js';
import { keepTo } from './one-login.js';
import { outgoing } from './outgoing.js';
import { startRouter } from './router.js';
import { settings } from './settings.js';
import { connect } from './socket.js';
import { tellStartFailed } from './start-failure.js';
import { store } from './store.js';
import { DEFAULT_VIEW } from './rules.js';
import { haveTexts, language, tn } from './texts.js';
import { announce } from './toast.js';
import { views } from './views.js';

const ANNOUNCE_EVERY = 5_000;

let arrived = 0;

startMenus();
document.addEventListener('bandeja:login-ended', toLogin, { once: true });
document.getElementById('app').dataset.details = settings.detailsOpen ? 'open' : 'closed';
await start();

async function start() {
    try {
        if (!haveTexts) throw new Unreachable();
        const [me] = await Promise.all([api.me(), views.load()]);
        if (mustChangeLanguage(me)) return;
        store.lastEvent = me.events ?? null;
        store.setMe(me);
        keepTo(me);
        const atStart = keptView() ? null : views.atStart();
        store.setView(wantedView() ?? keptView() ?? {});
        startRouter();
        await import('./parts.js');
        document.removeEventListener('bandeja:login-ended', toLogin);
        watchLogin();
        if (atStart && !store.view.route) views.open(atStart);
        outgoing.start();
        connect();
        watchActivity();
        store.on('view', () => keepView());
        store.on('reload', refreshMe);
        store.on('live', (event) => event.type === 'message.received' && count());
        document.getElementById('app').dataset.ready = 'true';
        startAlerts();
    } catch (failure) {
        if (failure.status !== 401) tellStartFailed(failure);
    }
}

/** The agent's own choice of language counts for more than this browser's: the page is asked for again in it, once. */
function mustChangeLanguage(me) {
    if (!me.language || me.language === language || sessionStorage.getItem('bandeja.language') === me.language) return false;
    sessionStorage.setItem('bandeja.language', me.language);
    settings.setLanguage(me.language);
    location.reload();
    return true;
}

async function refreshMe() {
    try {
        store.setMe(await api.me());
    } catch {
        // the next event or the end of the login will tell
    }
}

/** Links lead administrators to what has no route, and everybody to where one was named; a reload keeps the view by itself. */
function wantedView() {
    const asked = new URLSearchParams(location.search);
    const wanted = asked.get('route') === 'none' && store.me.administrator;
    if (asked.has('mentions')) document.body.dataset.wanted = 'mentions';
    if (location.search) history.replaceState(null, '', location.pathname + location.hash);
    return wanted ? { ...DEFAULT_VIEW, route: 'none' } : null;
}

/** The view survives a reload of this window, for the same person. */
function keptView() {
    try {
        const kept = JSON.parse(sessionStorage.getItem('bandeja.view') ?? 'null');
        if (kept?.agent !== store.me.id) return null;
        return Object.fromEntries(Object.entries(kept.view).filter(([name]) => name in DEFAULT_VIEW));
    } catch {
        return null;
    }
}

function keepView() {
    sessionStorage.setItem('bandeja.view', JSON.stringify({ agent: store.me.id, view: store.view }));
}

function toLogin() {
    const next = location.pathname + location.hash;
    location.assign(`/login.xhtml?ended=1&next=${encodeURIComponent(next)}`);
}

/** One announcement for several messages: screen readers are not to be talked over. */
function count() {
    arrived += 1;
    if (arrived > 1) return;
    setTimeout(() => {
        announce(tn('announce.messages', arrived));
        arrived = 0;
    }, ANNOUNCE_EVERY);
}
