/** The inbox: brings the parts together. */
import { watchActivity } from './activity.js';
import { startAlerts } from './alerts.js';
import { api, Unreachable } from './api.js';
import './install.js';
import { browserKey, kept } from './kept.js';
import { listPlace } from './list-place.js';
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
import { haveTexts, language } from './texts.js';
import { views } from './views.js';

startMenus();
document.addEventListener('bandeja:login-ended', toLogin, { once: true });
document.getElementById('app').dataset.details = settings.detailsOpen ? 'open' : 'closed';
await start();

async function start() {
    try {
        if (!haveTexts) throw new Unreachable();
        const [me, key] = await Promise.all([api.me(), browserKey(), views.load()]);
        if (mustChangeLanguage(me)) return;
        store.lastEvent = me.events ?? null;
        store.setMe(me);
        keepTo(me);
        await kept.open(me.id, key?.agent === me.id ? key : await browserKey());
        listPlace.takeUp();
        const atStart = listPlace.left.view ? null : views.atStart();
        const wanted = wantedView();
        if (wanted) listPlace.forget();
        store.setView(wanted ?? listPlace.left.view ?? {});
        startRouter();
        await import('./parts.js');
        document.removeEventListener('bandeja:login-ended', toLogin);
        watchLogin();
        if (atStart && !store.view.route) views.open(atStart);
        outgoing.start();
        connect();
        watchActivity();
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

/** Links lead administrators to what has no route, and everybody to where one was named; a reload keeps the view by itself. */
function wantedView() {
    const asked = new URLSearchParams(location.search);
    const wanted = asked.get('route') === 'none' && store.me.administrator;
    if (asked.has('mentions')) document.body.dataset.wanted = 'mentions';
    if (location.search) history.replaceState(null, '', location.pathname + location.hash);
    return wanted ? { ...DEFAULT_VIEW, route: 'none' } : null;
}

function toLogin() {
    const next = location.pathname + location.hash;
    location.assign(`/login.xhtml?ended=1&next=${encodeURIComponent(next)}`);
}
