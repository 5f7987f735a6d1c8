/** Whether this browser is told what happens while no page is in front of anybody, for whom, and how that is changed. */
import { api } from './api.js';
import { canWorkInBackground, startBackground } from './background.js';

/** Whose notifications come to this browser: the person and the name that the server has for it. */
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
    return kept?.agent === agent ? kept.id : null;
}

/** Asks the person, and subscribes. @returns whether it is on now */
export async function switchOn(agent, key) {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    const registration = await startBackground();
    if (!registration) return false;
    await subscribe(registration, agent, key);
    return true;
}

export async function switchOff() {
    const id = read()?.id;
    localStorage.removeItem(OURS);
    await (await subscription())?.unsubscribe();
    if (id) await api.removeNotifiedBrowser(id).catch((failure) => failure.status !== 404 && Promise.reject(failure));
}

/**
 * After a login: who has it on here goes on being told, with this login; what somebody else had on here ends, because it would show
 * that person's customers to this one.
 */
export async function renew(agent, registration) {
    const kept = read();
    const present = await registration.pushManager?.getSubscription();
    if (!present) return;
    if (kept?.agent !== agent || Notification.permission !== 'granted') {
        localStorage.removeItem(OURS);
        await present.unsubscribe();
        return;
    }
    await give(agent, present);
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
