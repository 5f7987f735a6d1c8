/** Makes the open page heard for what one wants to be told, and seen where nothing is pushed; shows in its icon that something waits. */
import { factsOf, isReading, isWanted, kindOf } from './alert-rules.js';
import { api } from './api.js';
import { closeNotification, onWorker, showNotification, startBackground } from './background.js';
import { openConversation } from './router.js';
import { ringOnce } from './sound.js';
import { store } from './store.js';
import { isForOpenPage, nameOf, renew } from './this-browser.js';
import { isNews } from './times.js';

/** What one chose elsewhere counts here after so long at the latest. */
const ASK_AGAIN = 5 * 60_000;

let chosen = null;
let askedAt = 0;
let icon = null;

export async function startAlerts() {
    store.on('live', hear);
    store.on('counters', drawIcon);
    store.on('again', renewHere);
    document.addEventListener('visibilitychange', () => document.hidden || ask());
    onWorker({ open: openConversation, isLookedAt: isBeforeEyes });
    drawIcon();
    await renewHere();
}

/** With each login: what this browser is told ends with the one before. */
async function renewHere() {
    await ask(true);
    const registration = await startBackground();
    if (!registration) return;
    try {
        await renew(store.me.id, registration, chosen?.key);
        const name = nameOf(store.me.id);
        if (name && !chosen?.browsers.some(({ id }) => id === name)) await ask(true);
    } catch {
        // the open page tells, and the account shows that nothing else does
    }
}

async function ask(now = false) {
    if (!now && Date.now() - askedAt < ASK_AGAIN) return;
    askedAt = Date.now();
    try {
        chosen = await api.notifications();
    } catch {
        // asked again when somebody looks at the page again; until then it stays as it was, or silent
    }
}

function hear(event) {
    if (isReading(event)) closeNotification(event.conversation.id);
    const kind = kindOf(event, store.me);
    if (!kind || !chosen || !isNews(event) || isLookedAt(event.conversation.id)) return;
    if (!isWanted(kind, event.conversation.department, chosen)) return;
    if (chosen.sound) ringOnce();
    if (!isBeforeEyes() && isForOpenPage(store.me.id, chosen.browsers)) showNotification(factsOf(kind, event, chosen));
}

const isBeforeEyes = () => !document.hidden && document.hasFocus();
const isLookedAt = (conversation) => isBeforeEyes() && store.openId === conversation;

/** A colour that is the same in either theme: what surrounds the icon is the browser's. */
const dot = (token) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();

/** A dot in the window's icon, beside the number in its title. */
async function drawIcon() {
    const link = document.querySelector('link[rel=icon]');
    icon ??= { plain: link.getAttribute('href') };
    const waiting = store.counters.unassigned + store.counters.mine > 0;
    if (icon.waiting === waiting) return;
    icon.waiting = waiting;
    if (!waiting) return link.setAttribute('href', icon.plain);
    try {
        icon.drawing ??= await (await fetch(icon.plain)).text();
        const dotted = icon.drawing.replace('</svg>', `<circle cx="25" cy="7" r="6.500" fill="${dot('--toast-bad')}" stroke="${dot('--on-toast')}" stroke-width="1.500"/></svg>`);
        if (icon.waiting) link.setAttribute('href', `data:image/svg+xml,${encodeURIComponent(dotted)}`);
    } catch {
        icon.waiting = null;
    }
}
