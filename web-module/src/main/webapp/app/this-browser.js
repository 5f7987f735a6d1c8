/** Whether this browser is told what happens while no page is in front of anybody, for whom, and how that is changed. */
import { api } from './api.js';
import { arriveInBackground, canWorkInBackground, startBackground } from './background.js';

/** Whose notifications come to this browser: the person and the name that the server has for it; or that this person has turned them off. */
const OURS = 'bandeja.notified';

const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent);

/** Why it cannot be: insecure, install, unsupported, denied; null where it can. */
export function obstacle() {
    if (!isSecureContext || !canWorkInBackground) return 'insecure';
    if (!('PushManager' in window) || !('Notification' in window)) return isApple ? 'install' : 'unsupported';
    return Notification.permission === 'denied' ? 'denied' : null;
}

/** Its name on the server, where it is on for this person; null: it is not. */
export function nameOf(agent) {
    const kept = read();
    return kept?.agent === agent ? (kept.id ?? null) : null;
}

const isAllowed = () => 'Notification' in window && Notification.permission === 'granted';

/**
 * Whether the open page is to show what it hears: notifications are allowed and not turned off here, and nothing is pushed here, because it
 * was never turned on, or the push service cannot be had.
 *
 * @param browsers that the server tells
 */
export function isForOpenPage(agent, browsers) {
    const mine = read()?.agent === agent ? read() : null;
    return isAllowed() && !mine?.off && !browsers.some(({ id }) => id === mine?.id);
}

/** Asks the person, and subscribes. @returns whether it is on now */
export async function switchOn(agent, key) {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    if (read()?.off) localStorage.removeItem(OURS);
    const registration = await startBackground();
    if (!registration) return false;
    await subscribe(registration, agent, key);
    return true;
}

export async function switchOff() {
    const { agent, id } = read() ?? {};
    if (agent) localStorage.setItem(OURS, JSON.stringify({ agent, off: true }));
    await (await subscription())?.unsubscribe();
    if (id) await api.removeNotifiedBrowser(id).catch((failure) => failure.status !== 404 && Promise.reject(failure));
}

/**
 * After a login: who has it on here goes on being told, with this login, also where the browser has dropped its address meanwhile; what
 * somebody else had on here ends, because it would show that person's customers to this one.
 *
 * @param key what browsers subscribe with; null or undefined: not known, or there is none
 */
export async function renew(agent, registration, key) {
    const kept = read();
    const present = await registration.pushManager?.getSubscription();
    const isOn = kept?.agent === agent && Boolean(kept.id) && isAllowed();
    if (present && !isOn) {
        if (!kept?.off || kept.agent !== agent) localStorage.removeItem(OURS);
        await present.unsubscribe();
    }
    arriveInBackground(registration);
    if (isOn && present) await give(agent, present);
    else if (isOn && key && registration.pushManager) await subscribe(registration, agent, key);
}

async function subscribe(registration, agent, key) {
    const applicationServerKey = bytes(key);
    const present = await registration.pushManager.getSubscription();
    const same = present && sameBytes(present.options.applicationServerKey, applicationServerKey);
    if (present && !same) await present.unsubscribe();
    const wanted = same ? present : await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    await give(agent, wanted);
}

async function give(agent, wanted) {
    const { endpoint, keys } = wanted.toJSON();
    const { id } = await api.addNotifiedBrowser({ endpoint, keys });
    localStorage.setItem(OURS, JSON.stringify({ agent, id }));
}

async function subscription() {
    if (!canWorkInBackground) return null;
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.pushManager?.getSubscription()) ?? null;
}

function read() {
    try {
        return JSON.parse(localStorage.getItem(OURS) ?? 'null');
    } catch {
        return null;
    }
}

/** Base64 for URLs. */
function bytes(text) {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function sameBytes(buffer, expected) {
    const present = new Uint8Array(buffer ?? new ArrayBuffer(0));
    return present.length === expected.length && present.every((value, index) => value === expected[index]);
}
