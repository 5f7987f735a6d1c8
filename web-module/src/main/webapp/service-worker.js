/**
 * What works for Bandeja while no page is open: shows what the server pushes, leads a tap to its conversation, and says so when
 * there is no network. It keeps the words that pages gave it, whether somebody is logged in, and nothing else: no page, and no answer of
 * the server.
 */
const WORDS = 'bandeja-words';
const WORDS_KEY = '/service-worker.js?words';
/** There while nobody is logged in: nothing of anybody is shown then. */
const NOBODY_KEY = '/service-worker.js?nobody';
const INBOX = '/inbox.xhtml';
/** A page is known by the address that it was asked for with. */
const INBOXES = new Set([INBOX, '/']);
const ICON = '/app/icon-192.png';
/** Milliseconds in which a page that is alive has answered. */
const ANSWERED_WITHIN = 500;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
    const work = DEEDS[event.data?.type]?.(event.data);
    if (work) event.waitUntil(work);
});
self.addEventListener('push', (event) => event.waitUntil(tell(read(event.data))));
self.addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)));
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event.oldSubscription)));
self.addEventListener('fetch', (event) => {
    if (isPage(event.request)) event.respondWith(fetch(event.request).catch(offline));
});

/** What pages ask for. */
const DEEDS = {
    words: ({ words }) => keepWords(words),
    read: ({ conversation }) => forget(conversation),
    show: async ({ push }) => (await isTold(push)) || show(push),
    here: () => arrive(),
    left: () => leave(),
};

/** Forms, files and whatever else is asked for do not come by here. */
function isPage({ mode, method, url }) {
    const { pathname } = new URL(url);
    return mode === 'navigate' && method === 'GET' && (pathname === '/' || pathname.endsWith('.xhtml'));
}

function read(data) {
    try {
        return data?.json() ?? {};
    } catch {
        return {};
    }
}

/**
 * Browsers want to see something for each push. A page that is looked at tells by itself, if it says so: a phone may call one focused that
 * it has put to sleep. Chromium lets a push pass in silence then; Safari ends the subscription after some of those, so that there it is
 * shown and closed at once.
 */
async function tell(push) {
    const nobody = await isNobody();
    if (!nobody && push.waiting !== undefined) await mark(push.waiting);
    const told = push.kind !== 'TEST' && (await isTold(push));
    if (told && isChromium()) return;
    await show({ ...push, silent: told });
    if (told) await forget(tagOf(push));
}

const isChromium = () => /Chrom(e|ium)\//.test(self.navigator.userAgent);

async function isTold(push) {
    const watching = (await windows()).filter((client) => client.focused && client.visibilityState === 'visible');
    if (watching.length === 0) return false;
    const answers = watching.map((client) => answer(client, { type: 'told', conversation: push.conversation ?? null }));
    const late = new Promise((done) => setTimeout(done, ANSWERED_WITHIN, false));
    return Promise.race([...answers, late]);
}

/** @returns whether the page is looked at, as it says */
function answer(client, question) {
    return new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => done(data === true);
        client.postMessage(question, [port2]);
    });
}

const tagOf = (push) => push.conversation ?? push.kind ?? 'bandeja';

async function show(given) {
    const push = (await isNobody()) ? { kind: 'SIGNED_OUT' } : given;
    const words = await keptWords();
    await self.registration.showNotification(title(push, words), {
        body: body(push, words),
        tag: tagOf(push),
        renotify: push.kind !== 'NEW' && !push.silent,
        silent: push.silent ?? false,
        icon: ICON,
        lang: words.language ?? '',
        data: { conversation: push.conversation ?? null },
    });
}

/** The number on the app's icon, where there is one. */
async function mark(count) {
    const { navigator } = self;
    try {
        await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.());
    } catch {
        // an app that is not installed has none
    }
}

function title(push, words) {
    return push.name || words['app.name'] || 'Bandeja';
}

/** In general words, and what was said only where the person wants to read it on a locked screen. */
function body(push, words) {
    const pattern = (push.actor && words[`notify.${push.kind}.by`]) || words[`notify.${push.kind}`] || '';
    const general = pattern.replace(/\{(\w+)\}/g, (place, name) => push[name] ?? '');
    return push.text ? `${general}\n${push.text}`.trim() : general;
}

const forget = (tag) => close({ tag });

/** Where notifications are not allowed none is shown, and some browsers do not like to be asked. */
async function close(which) {
    if (self.Notification?.permission !== 'granted') return;
    const shown = await self.registration.getNotifications(which);
    shown.forEach((notification) => notification.close());
}

/** Somebody is logged in, and this browser tells nobody else. */
async function arrive() {
    const cache = await caches.open(WORDS);
    await cache.delete(NOBODY_KEY);
}

/** Nobody is logged in any more: what is shown goes, and what is on its way tells nothing. */
async function leave() {
    const cache = await caches.open(WORDS);
    await cache.put(NOBODY_KEY, new Response(''));
    await close({});
}

async function isNobody() {
    const cache = await caches.open(WORDS);
    return (await cache.match(NOBODY_KEY)) !== undefined;
}

/** An inbox that is open comes to the front and shows it; no other page is led away from what somebody does there. */
async function open(notification) {
    notification.close();
    const conversation = notification.data?.conversation;
    const [inbox] = await windows();
    if (inbox) {
        inbox.postMessage({ type: 'open', conversation });
        await inbox.focus();
        return;
    }
    await self.clients.openWindow(conversation ? `${INBOX}#/c/${encodeURIComponent(conversation)}` : INBOX);
}

async function windows() {
    const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return all.filter((client) => INBOXES.has(new URL(client.url).pathname));
}

/** The browser has another address for us; the login says whose it is. */
async function renew(old) {
    if (!old?.options?.applicationServerKey) return;
    const fresh = await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: old.options.applicationServerKey });
    const { endpoint, keys } = fresh.toJSON();
    await fetch('/api/me/notifications/browsers', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ endpoint, keys }),
        credentials: 'same-origin',
    });
}

async function keepWords(words) {
    const cache = await caches.open(WORDS);
    await cache.put(WORDS_KEY, new Response(JSON.stringify(words), { headers: { 'Content-Type': 'application/json' } }));
}

async function keptWords() {
    const cache = await caches.open(WORDS);
    const kept = await cache.match(WORDS_KEY);
    return kept ? kept.json() : {};
}

const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The one page that is there without a network: made of the words, and of nothing else. */
async function offline() {
    const words = await keptWords();
    const page = `<!DOCTYPE html><html lang="${escaped(words.language ?? 'en')}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words['offline.title'] ?? 'Bandeja')}</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:20vh auto;padding:0 1.5rem;text-align:center}a{display:inline-block;padding:.75rem 1.25rem}</style>
<h1>${escaped(words['offline.title'] ?? 'Bandeja')}</h1><p>${escaped(words['offline.text'] ?? '')}</p><p><a href="">${escaped(words['offline.again'] ?? '↻')}</a></p></html>`;
    return new Response(page, {
        status: 503,
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" },
    });
}
