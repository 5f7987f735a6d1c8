/** The contacts: a list, and one of them with all that is known. */
import { api, Unreachable } from './api.js';
import './connection.js';
import { startCovers } from './covers.js';
import { browserKey, kept } from './kept.js';
import { watchLogin } from './login-again.js';
import { startMenus } from './menus.js';
import { keepTo } from './one-login.js';
import { startSteps } from './steps.js';
import { store } from './store.js';
import { connect } from './socket.js';
import { tellStartFailed } from './start-failure.js';
import { haveTexts } from './texts.js';

const PATTERN = /^#\/([^/?]+)$/;

startMenus();
document.addEventListener('bandeja:login-ended', toLogin, { once: true });
await start();

async function start() {
    try {
        if (!haveTexts) throw new Unreachable();
        const [me, key] = await Promise.all([api.me(), browserKey()]);
        store.lastEvent = me.events ?? null;
        store.setMe(me);
        keepTo(me);
        await kept.open(me.id, key?.agent === me.id ? key : await browserKey());
        await Promise.all([import('./rail.js'), import('./notices.js'), import('./mentions.js'), import('./contact-list.js'), import('./contact-page.js')]);
        document.removeEventListener('bandeja:login-ended', toLogin);
        watchLogin();
        connect();
        startSteps(() => !PATTERN.test(location.hash));
        addEventListener('hashchange', follow);
        follow();
        startCovers();
        document.getElementById('app').dataset.ready = 'true';
    } catch (failure) {
        if (failure.status !== 401) tellStartFailed(failure);
    }
}

/** The contact that is looked at stands in the address. */
function follow() {
    const id = PATTERN.exec(location.hash)?.[1] ?? null;
    document.getElementById('app').dataset.pane = id ? 'conversation' : 'list';
    document.querySelector('contact-page').show(id && decodeURIComponent(id));
    document.querySelector('contact-list').mark(id && decodeURIComponent(id));
}

function toLogin() {
    location.assign(`/login.xhtml?ended=1&next=${encodeURIComponent(location.pathname + location.hash)}`);
}
