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
export async function closeNotification(conversation) {
    if (!canWorkInBackground) return;
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration) tellWorker(registration, { type: 'read', conversation });
}

/** @param listener gets the conversation that somebody tapped on */
export function onOpenWanted(listener) {
    if (!canWorkInBackground) return;
    navigator.serviceWorker.addEventListener('message', ({ data }) => data?.type === 'open' && data.conversation && listener(data.conversation));
    navigator.serviceWorker.startMessages();
}
