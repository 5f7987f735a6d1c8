/** The live line: one WebSocket, opened again whenever it ends, and nothing missed in between. */
import { api } from './api.js';
import { store } from './store.js';
import { language } from './texts.js';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const SILENCE = 90_000;
const REMEMBERED = 4_000;
const LOGIN_ENDED = 1008;
const GREETED_WITHIN = 15_000;

const seen = new Set();
let socket = null;
let attempts = 0;
let timer = null;
let heardAt = Date.now();
let held = false;

/** Connects and stays connected; what was missed since the last event comes first. */
export function connect() {
    clearTimeout(timer);
    const after = store.lastEvent === null ? '' : `&after=${encodeURIComponent(store.lastEvent)}`;
    const line = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/push?language=${language}&agent=${encodeURIComponent(store.me.id)}${after}`);
    socket = line;
    const mute = setTimeout(() => line.close(), GREETED_WITHIN);
    line.addEventListener('message', ({ data }) => {
        clearTimeout(mute);
        heardAt = Date.now();
        receive(JSON.parse(data));
    });
    line.addEventListener('close', ({ code }) => {
        clearTimeout(mute);
        if (socket === line) lost(code);
    });
}

/** The login has ended: until there is a new one, nobody would answer. */
store.on('held', () => {
    held = true;
    clearTimeout(timer);
});

/** Goes on where it was, with what was missed. */
store.on('again', () => {
    held = false;
    connectAnew();
});

function lost(code) {
    socket = null;
    store.setConnection('offline');
    if (held) return;
    attempts += 1;
    if (code === LOGIN_ENDED || attempts % 3 === 0) api.me().catch(() => {});
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 10));
    timer = setTimeout(connect, longest / 2 + Math.random() * (longest / 2));
}

/** Applies one event. Coming twice changes nothing: the items in it carry the present state. */
function receive(event) {
    if (event.type === 'hello') return hello(event);
    if (event.counters) store.setCounters(event.counters);
    if (event.type === 'reload') {
        remember(event);
        return store.emit('reload');
    }
    if (event.id && seen.has(event.id)) return;
    remember(event);
    if (event.type === 'conversation.gone') return store.drop(event.conversation.id);
    if (event.message) store.putMessage(event.message);
    if (event.timeline) store.putTimeline(event.timeline);
    if (event.conversation) store.put(event.conversation);
    store.emit('live', event);
}

function hello(event) {
    attempts = 0;
    store.lastEvent ??= event.id ?? null;
    store.setConnection('online');
    if (event.counters) store.setCounters(event.counters);
    store.emit('online');
}

function remember(event) {
    if (!event.id) return;
    seen.add(event.id);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value);
    store.lastEvent = event.id;
}

/** Whatever is still open was opened on another network: only a new line is sure to be alive. */
function connectAnew() {
    hangUp();
    connectNow();
}

function hangUp() {
    const line = socket;
    socket = null;
    line?.close();
}

function connectNow() {
    if (held || (socket && socket.readyState <= WebSocket.OPEN)) return;
    attempts = Math.min(attempts, 1);
    connect();
}

/** A line can be dead without anybody noticing: after a long silence ask what was missed, and begin anew if there was. */
async function checkSilence() {
    if (socket?.readyState !== WebSocket.OPEN || Date.now() - heardAt < SILENCE || document.hidden) return;
    heardAt = Date.now();
    try {
        const missed = await api.events(store.lastEvent);
        const fresh = missed.items.filter((event) => !seen.has(event.id));
        if (fresh.length > 0 || missed.reload) hangUp();
        if (missed.reload) store.emit('reload');
        else missed.items.forEach(receive);
        store.lastEvent = missed.after;
        if (!socket) connect();
    } catch {
        // the socket's own end will tell
    }
}

addEventListener('online', connectAnew);
addEventListener('offline', () => store.setConnection('offline'));
document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    connectNow();
    checkSilence();
});
setInterval(checkSilence, 15_000);
