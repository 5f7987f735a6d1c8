/** What works while no page is open, the service worker; and what it and the pages tell each other. */
import { haveTexts, language, t } from './texts.js';

/** Browsers have one on https and on this machine only. */
export const canWorkInBackground = 'serviceWorker' in navigator;

const WORDS = [
    'app.name',
    'notify.NEW',
    'notify.ASSIGNED',
    'notify.ASSIGNED.by',
    'notify.ANSWER',
    'notify.MENTION',
    'notify.MENTION.by',
    'notify.SIGNED_OUT',
    'notify.TEST',
    'offline.title',
    'offline.text',
    'offline.again',
];

/** The worker's registration, with the words of this page's language; null where there is none. */
export async function startBackground() {
    if (!canWorkInBackground) return null;
    try {
        await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
        const registration = await navigator.serviceWorker.ready;
        if (haveTexts) tellWorker(registration, { type: 'words', words: { language, ...Object.fromEntries(WORDS.map((key) => [key, t(key)])) } });
        return registration;
    } catch {
        // such as a certificate that the browser does not trust: everything else works without
        return null;
    }
}

function tellWorker(registration, message) {
    registration.active?.postMessage(message);
}

/** What was read need not be shown any longer. */
export const closeNotification = (conversation) => tellWhoIsThere({ type: 'read', conversation });

/** Shows what a push would, with the worker's words. @param push as the server pushes it */
export const showNotification = (push) => tellWhoIsThere({ type: 'show', push });

/** Somebody is logged in, and what this browser is told is theirs. */
export const arriveInBackground = (registration) => tellWorker(registration, { type: 'here' });

/** Nobody is logged in any more: nothing of what was shown stays, and nothing is told of what is still on its way. */
export const leaveBackground = () => tellWhoIsThere({ type: 'left' });

async function tellWhoIsThere(message) {
    if (!canWorkInBackground) return;
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration) tellWorker(registration, message);
}

/**
 * Listens to the worker.
 *
 * @param open gets the conversation that somebody tapped on
 * @param isLookedAt whether somebody has this page before their eyes, so that it tells by itself
 */
export function onWorker({ open, isLookedAt }) {
    if (!canWorkInBackground) return;
    navigator.serviceWorker.addEventListener('message', ({ data, ports }) => {
        if (data?.type === 'open' && data.conversation) open(data.conversation);
        if (data?.type === 'told') ports[0]?.postMessage(isLookedAt());
    });
    navigator.serviceWorker.startMessages();
}
