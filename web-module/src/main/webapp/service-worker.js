/**
 * What works for Bandeja while no page is open: shows what the server pushes, leads a tap to its conversation, and says so when
 * there is no network. It keeps the words that pages gave it and nothing else: no page, and no answer of the server.
 */
const WORDS = 'bandeja-words';
const WORDS_KEY = '/service-worker.js?words';
const INBOX = '/inbox.xhtml';
/** A page is known by the address that it was asked for with. */
const INBOXES = new Set([INBOX, '/']);
const ICON = '/app/icon-192.png';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.data?.type === 'read' && event.waitUntil(forget(event.data.conversation)));
self.addEventListener('message', (event) => event.data?.type === 'words' && event.waitUntil(keepWords(event.data.words)));
self.addEventListener('push', (event) => event.waitUntil(tell(read(event.data))));
self.addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)));
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event.oldSubscription)));
self.addEventListener('fetch', (event) => {
    if (isPage(event.request)) event.respondWith(fetch(event.request).catch(offline));
});

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

/** Browsers want to see something for each push, unless one of our windows has the focus: then the page tells. */
async function tell(push) {
    const inboxes = await windows();
    const watching = inboxes.filter((client) => client.focused && client.visibilityState === 'visible');
    if (watching.length > 0 && push.kind !== 'TEST') {
        watching.forEach((client) => client.postMessage({ type: 'told', conversation: push.conversation ?? null }));
        return;
    }
    const words = await keptWords();
    await self.registration.showNotification(title(push, words), {
        body: body(push, words),
        tag: push.conversation ?? push.kind ?? 'bandeja',
        renotify: push.kind !== 'NEW',
        icon: ICON,
        lang: words.language ?? '',
        data: { conversation: push.conversation ?? null },
    });
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

async function forget(conversation) {
    const shown = await self.registration.getNotifications({ tag: conversation });
    shown.forEach((notification) => notification.close());
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
