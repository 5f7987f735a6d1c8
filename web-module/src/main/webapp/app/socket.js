/** The live line: one WebSocket, opened again whenever it ends, and nothing missed in between. */
import { api, Unreachable } from './api.js';
import { pauseBefore } from './pauses.js';
import { store } from './store.js';
import { language } from './texts.js';

/** Events of a restored database have numbers that are higher by so much: after-restore.sql gives them. */
const FURTHER = 1_000_000_000;
const SILENCE = 45_000;
const REMEMBERED = 4_000;
const LOGIN_ENDED = 1008;
const GREETED_WITHIN = 15_000;
/** What comes while much is coming is taken in together, this long after the last; later where drawing takes long, so that most of the time is left for what is typed. */
const TOGETHER = 100;
const LATEST = 600;
const REST = 2;
/** Whoever has pressed a key so lately is typing: then it is taken in when the next letter is drawn, as it takes a while until the one after it; without one this long after. */
const TYPES = 400;
const LETTER = 150;
/** Screens of which the server wants that they load again do so within this time, one sooner and one later. */
const RELOADS_WITHIN = 2_000;
/** After this long, more or less, it is asked again who one is. */
const ME_AGAIN = 10_000;

const seen = new Set();
/** By which event a conversation went out of sight. */
const gone = new Map();
let socket = null;
let attempts = 0;
let timer = null;
let heardAt = Date.now();
/** What counts also when its id has been told before. */
const ANYWAY = new Set(['hello', 'reload']);

let held = false;
let reloading = null;
let askingMe = null;
/** What has come and is not taken in yet. */
const queue = [];
let taking = null;
let takeFrom = 0;
let pressedAt = -TYPES;
let awaitsLetter = false;

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
    timer = setTimeout(connect, pauseBefore(attempts, code));
}

/** The first one at once; those that follow it closely together, for each time something is drawn costs. Whom nobody sees nothing keeps waiting. */
function receive(event) {
    queue.push(event);
    if (event.type === 'hello' || document.hidden) takeAll();
    else if (taking === null) takeSoon();
}

function takeSoon() {
    const now = performance.now();
    awaitsLetter = now >= takeFrom && now - pressedAt < TYPES;
    if (awaitsLetter) taking = setTimeout(takeAll, LETTER);
    else if (now < takeFrom) taking = setTimeout(takeSoon, takeFrom - now);
    else takeAll();
}

const whenDrawn = (then) => requestAnimationFrame(() => setTimeout(then));

function takeAll() {
    clearTimeout(taking);
    taking = null;
    awaitsLetter = false;
    const from = performance.now();
    takeFrom = from + TOGETHER;
    if (!document.hidden) {
        whenDrawn(() => {
            const now = performance.now();
            takeFrom = Math.max(takeFrom, now + Math.min(LATEST, REST * (now - from)));
        });
    }
    const { counters } = queue.findLast((event) => event.counters) ?? {};
    if (counters) store.setCounters(counters);
    const told = new Set();
    const isNews = ({ type, id }) => ANYWAY.has(type) || !id || (!seen.has(id) && !told.has(id) && Boolean(told.add(id)));
    const events = queue.splice(0).filter(isNews);
    const last = new Map();
    // What is told again may stand behind what is newer.
    for (const event of events) if (!(Number(last.get(event.conversation?.id)?.id) > Number(event.id))) last.set(event.conversation?.id, event);
    for (const event of events) apply(event, last);
}

/** Applies one event; its items carry the present state. @param last by conversation: what of those that come together tells its state */
function apply(event, last) {
    if (event.type === 'hello') return hello(event);
    if (event.type === 'reload') {
        if (beganAnew(event.id)) return location.reload();
        remember(event);
        return reloadSoon();
    }
    remember(event);
    const { conversation } = event;
    if (event.type === 'conversation.gone') {
        gone.delete(conversation.id);
        gone.set(conversation.id, event.id);
        if (gone.size > REMEMBERED) gone.delete(gone.keys().next().value);
        return store.drop(conversation.id);
    }
    // Told again to whoever comes back, or read before it went out of sight: it does not come back by that.
    if (Number(gone.get(conversation?.id)) > Number(event.id)) return;
    if (event.message) store.putMessage(event.message);
    if (event.timeline) store.putTimeline(event.timeline);
    if (conversation && last.get(conversation.id) === event) store.put(conversation);
    store.emit('live', event);
}

/** The server tells everybody at once: not all screens load in the same moment. After a login the page does it anyway. */
function reloadSoon() {
    reloading ??= setTimeout(() => {
        reloading = null;
        if (!held) void loadAnew();
    }, Math.random() * RELOADS_WITHIN);
}

/** Who one is comes first: what belongs into the list depends on it. What waits for the server meanwhile is loaded once more then. */
async function loadAnew(again = false) {
    const { counters } = store;
    let failure = null;
    clearTimeout(askingMe);
    try {
        const me = await api.me();
        store.setMe(counters === store.counters ? me : { ...me, counters: store.counters });
    } catch (caught) {
        failure = caught;
    }
    if (held) return;
    if (!failure || !again) store.emit('reload');
    if (failure?.passing) askingMe = setTimeout(() => loadAnew(true), ME_AGAIN * (0.75 + Math.random() / 2));
}

function hello(event) {
    attempts = 0;
    store.lastEvent ??= event.id ?? null;
    store.setConnection('online');
    store.emit('online');
}

/** What was asked for since then is counted from far beyond: the database was restored from a back-up. What is known here may be newer than what there is now. */
function beganAnew(id, since = store.lastEvent) {
    return since !== null && Number(id) - Number(since) > FURTHER / 2;
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
    const asked = socket;
    try {
        const since = store.lastEvent;
        const missed = await api.events(since);
        if (beganAnew(missed.after, since)) return location.reload();
        const fresh = missed.items.filter((event) => !seen.has(event.id));
        if (fresh.length > 0 || missed.reload) hangUp();
        if (missed.reload) void loadAnew();
        else queue.push(...missed.items);
        takeAll();
        store.lastEvent = missed.after;
        if (!socket) connect();
    } catch (failure) {
        // of anything else the socket's own end will tell; and by now there may be another one
        if (!(failure instanceof Unreachable) || socket !== asked) return;
        hangUp();
        lost();
    }
}

addEventListener(
    'keydown',
    () => {
        pressedAt = performance.now();
        if (awaitsLetter) whenDrawn(takeAll);
        awaitsLetter = false;
    },
    true,
);
addEventListener('online', connectAnew);
addEventListener('offline', () => store.setConnection('offline'));
document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    connectNow();
    checkSilence();
});
setInterval(checkSilence, 15_000);
