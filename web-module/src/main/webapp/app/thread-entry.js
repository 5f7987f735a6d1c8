/** How one entry of a thread looks. */
import { api } from './api.js';
import { attemptsOf } from './attempts.js';
import { button, h, icon } from './dom.js';
import { contentOf, isLine, lineText } from './content.js';
import { localFiles } from './local-files.js';
import { giveMenu } from './message-menu.js';
import { messageText } from './message-text.js';
import { markNames } from './naming.js';
import { outgoing } from './outgoing.js';
import { quoteElement, reactionsElement } from './quotes.js';
import { mayReact } from './reactions.js';
import { store } from './store.js';
import { t } from './texts.js';
import { tick } from './ticks.js';
import { clockTime, dayName, fullTime } from './times.js';
import { toast } from './toast.js';

/** A timeline entry in words: for everybody, when I did it, and when it was done to me. */
const EVENTS = {
    OPENED: ['timeline.opened'],
    ROUTED: ['timeline.routed'],
    GIVEN: ['timeline.given', 'timeline.given', 'timeline.givenToMe'],
    ATTENDED: ['timeline.attended'],
    NO_ROUTE: ['timeline.noRoute'],
    STARTED: ['timeline.started', 'timeline.startedByMe'],
    CLAIMED: ['timeline.claimed', 'timeline.claimedByMe'],
    ASSIGNED: ['timeline.assigned', 'timeline.assignedByMe', 'timeline.assignedToMe'],
    TAKEN_OVER: ['timeline.takenOver', 'timeline.takenOverByMe', 'timeline.takenOverFromMe'],
    TRANSFERRED: ['timeline.transferred', 'timeline.transferredByMe', 'timeline.transferredToMe'],
    MOVED: ['timeline.moved', 'timeline.movedByMe'],
    RETURNED: ['timeline.returned', 'timeline.returnedByMe'],
    WENT_ON: ['timeline.wentOn'],
    LEFT: ['timeline.left', 'timeline.left', 'timeline.leftMe'],
    COMPLETED: ['timeline.completed', 'timeline.completedByMe'],
    REOPENED: ['timeline.reopened', 'timeline.reopenedByMe'],
    GIVEN_BACK: ['timeline.givenBack', 'timeline.givenBack', 'timeline.givenBackToMe'],
    UNDONE: ['timeline.undone', 'timeline.undoneByMe'],
    LABELLED: ['timeline.labelled', 'timeline.labelledByMe'],
    UNLABELLED: ['timeline.unlabelled', 'timeline.unlabelledByMe'],
};

const UNDONE = {
    RETURNED: 'undone.returned',
    TRANSFERRED: 'undone.transferred',
    MOVED: 'undone.moved',
    COMPLETED: 'undone.completed',
    REOPENED: 'undone.reopened',
};

/** Makes the element of an entry. */
export function makeEntry(entry) {
    if (entry.kind === 'day') return h('li', { class: 'day' }, h('span', { text: dayName(entry.at) }));
    if (entry.kind === 'divider') return h('li', { class: 'unread-divider', 'data-testid': 'unread-divider' }, h('span', { text: t('thread.unread') }));
    if (entry.kind === 'gap') return h('li', { class: 'thread-gap', 'data-testid': 'thread-gap' }, h('span', { text: t('thread.gap') }));
    if (entry.kind === 'event') return makeEvent(entry.event);
    return makeMessage(entry);
}

/** Changes when the element has to be made again. */
export function signatureOf(entry) {
    if (entry.kind === 'day') return dayName(entry.at);
    if (entry.kind !== 'message') return entry.key;
    const { message } = entry;
    return [
        message.status,
        message.error?.reason,
        message.error?.attempts,
        message.text?.length,
        entry.first,
        entry.last,
        mayMend(message),
        mayQuote(message),
        mayReact(message),
        message.editedAt,
        message.revokedAt,
        message.media?.state,
        message.media?.reason,
        message.local && message.media?.id,
        message.local && localFiles.get(message.id) !== null,
        message.quote?.id,
        (message.quote || message.reactions?.length > 0) && store.open?.contact.name,
        message.content?.outcome,
        (message.reactions ?? []).map(({ emoji, author }) => emoji + (author?.id ?? '')).join(),
    ].join('|');
}

/** A timeline entry in words. */
export function eventText(event) {
    const me = store.me.id;
    if (event.action === 'WENT_ON') return wentOnText(event);
    if (event.action === 'GIVEN' && event.detail) return t(event.subject?.id === me ? 'timeline.givenByGroupToMe' : 'timeline.givenByGroup', { agent: event.subject?.name ?? t('timeline.nobody'), group: event.detail });
    if (event.action === 'REOPENED' && !event.actor) return t('timeline.reopenedByCustomer');
    if (event.action === 'ROUTED' && !(event.subject ?? event.detail)) return t('timeline.routedSomewhere');
    const [plain, byMe, toMe] = EVENTS[event.action] ?? ['timeline.other'];
    const key = (event.actor?.id === me && byMe) || (event.subject?.id === me && toMe) || plain;
    return t(key, {
        name: event.actor?.name ?? t('timeline.nobody'),
        agent: event.subject?.id === me && !toMe ? t('flag.mine') : (event.subject?.name ?? t('timeline.nobody')),
        department: event.subject?.name ?? event.detail ?? '',
        label: event.detail ?? '',
        what: t(UNDONE[event.detail] ?? 'undone.other'),
        action: event.action,
    });
}

/** A call group goes on to its next step, or has none any more. */
function wentOnText({ subject, detail }) {
    const [, step, group] = /^(\d+) · (.*)$/s.exec(detail ?? '') ?? [null, '0', detail ?? ''];
    const next = step === '0' ? t('timeline.wentOut', { group }) : t('timeline.wentOn', { step, group });
    return subject ? `${t(subject.id === store.me.id ? 'timeline.notAnsweredByMe' : 'timeline.notAnswered', { agent: subject.name })} ${next}` : next;
}

function makeEvent(event) {
    return h(
        'li',
        { class: 'event', 'data-testid': 'timeline-entry', 'data-action': event.action },
        h('span', {}, h('bdi', { text: eventText(event) }), ' · ', h('time', { datetime: event.at, title: fullTime(event.at), text: clockTime(event.at) })),
    );
}

function makeMessage({ message, first, last }) {
    if (message.type === 'note') return makeNote(message);
    if (isLine(message)) return makeLine(message);
    const out = message.direction === 'OUT';
    const author = out && first ? authorOf(message) : null;
    const answer = mayQuote(message) ? () => document.dispatchEvent(new CustomEvent('bandeja:quote', { detail: message })) : null;
    const element = h(
        'li',
        {
            class: ['message', out ? 'out' : 'in', first && 'first', last && 'last', message.status === 'DISMISSED' && 'dismissed'].filter(Boolean).join(' '),
            'data-testid': 'message',
            'data-message-id': message.id,
            'data-status': message.status,
            'data-direction': message.direction,
            'data-type': message.type,
        },
        h('div', { class: 'bubble' }, author, quoteElement(message), h('div', { class: 'text', dir: 'auto' }, ...contentOf(message), foot(message))),
        reactionsElement(message),
        answer && quoteButton(answer),
        out && trouble(message),
    );
    giveMenu(element, message, answer);
    return element;
}

/** WhatsApp knows it, and one may write. */
function mayQuote(message) {
    const conversation = store.conversations.get(message.conversation);
    if (!message.whatsappId || message.type === 'reaction' || ['QUEUED', 'FAILED', 'LOST', 'IN_DOUBT', 'DISMISSED'].includes(message.status)) return false;
    return !message.revokedAt && conversation?.status === 'OPEN' && conversation.flag === 'MINE';
}

function quoteButton(answer) {
    return button({ label: t('quote.answer'), iconName: 'reply', iconOnly: true, kind: 'quiet quote-way', testid: 'quote-answer', 'data-mend': 'quote', tabindex: '-1', onClick: answer });
}

/** What WhatsApp tells, and calls: a line among what happened. */
function makeLine(message) {
    return h(
        'li',
        { class: 'event', 'data-testid': 'message', 'data-message-id': message.id, 'data-status': message.status, 'data-direction': message.direction, 'data-type': message.type },
        h('span', {}, icon(message.type === 'call' ? 'phone' : 'info'), h('bdi', { text: lineText(message) }), ' · ', h('time', { datetime: message.at, title: fullTime(message.at), text: clockTime(message.at) })),
    );
}

/** What colleagues said among themselves: never mistaken for something that the customer can read. */
function makeNote(message) {
    const element = h(
        'li',
        { class: 'message note', 'data-testid': 'message', 'data-message-id': message.id, 'data-status': message.status, 'data-direction': message.direction, 'data-type': 'note' },
        h(
            'div',
            { class: 'bubble' },
            h('span', { class: 'author' }, icon('note'), t('note.label'), ' · ', h('bdi', { text: message.author?.id === store.me.id ? t('note.me') : (message.author?.name ?? '') })),
            markNames(h('div', { class: 'text', dir: 'auto' }, messageText(message.id, message.text ?? ''), foot(message)), message.mentions),
        ),
        trouble(message),
    );
    giveMenu(element, message, null);
    return element;
}

function authorOf(message) {
    if (message.automatic) return h('span', { class: 'author automatic' }, icon('gear'), h('bdi', { text: message.automatic }), ' · ', t('thread.automatic'));
    if (!message.author || message.author.id === store.me.id) return null;
    return h('bdi', { class: 'author', text: message.author.name });
}

function foot(message) {
    return h(
        'span',
        { class: 'foot', dir: 'ltr' },
        message.editedAt && !message.revokedAt && h('span', { class: 'edited', title: fullTime(message.editedAt), text: t('content.edited') }),
        h('time', { datetime: message.at, title: fullTime(message.at), text: clockTime(message.at) }),
        tick(message),
    );
}

const WITHOUT_REASON = { IN_DOUBT: 'status.inDoubt', LOST: 'status.lost' };

/** What went wrong, in words, and what can be done about it. */
function trouble(message) {
    const local = message.local;
    const troubled = ['FAILED', 'LOST', 'IN_DOUBT', 'REFUSED'].includes(message.status);
    const held = ['QUEUED', 'WAITING', 'SENDING'].includes(message.status) && message.error;
    if (!troubled && !held) return null;
    const reason = message.error?.reason ?? t(WITHOUT_REASON[message.status] ?? 'status.failed');
    return h(
        'div',
        { class: `trouble ${troubled ? 'trouble-bad' : ''}`, 'data-testid': 'message-error' },
        h('span', { dir: 'auto', text: reason }),
        attemptsOf(message),
        troubled && h('span', { class: 'mend' }, local ? localActions(message) : actions(message)),
    );
}

function actions(message) {
    if (message.status === 'LOST' || !mayMend(message)) return null;
    const again = message.status === 'IN_DOUBT' || message.error?.retryable !== false;
    const label = message.status === 'IN_DOUBT' ? t('action.sendAgain') : t('action.retry');
    return [
        again && button({ label, kind: 'link', testid: 'message-retry', 'data-mend': 'retry', onClick: (event) => mend(event, message, api.retry) }),
        button({ label: t('action.dismiss'), kind: 'link', testid: 'message-dismiss', 'data-mend': 'dismiss', onClick: (event) => mend(event, message, api.dismiss) }),
    ];
}

function localActions(message) {
    return [
        button({ label: t('action.retry'), kind: 'link', testid: 'message-retry', 'data-mend': 'retry', onClick: () => outgoing.again(message.id) }),
        button({ label: t('action.dismiss'), kind: 'link', testid: 'message-dismiss', 'data-mend': 'dismiss', onClick: () => outgoing.forget(message.id) }),
    ];
}

/** The assignee, or who administers: the server says the last word. */
function mayMend(message) {
    const conversation = store.conversations.get(message.conversation);
    if (!conversation || conversation.status !== 'OPEN') return false;
    if (conversation.flag === 'MINE' || store.me.administrator) return true;
    return store.me.departments.some((mine) => mine.id === conversation.department?.id && mine.role === 'ADMIN');
}

async function mend(event, message, call) {
    const control = event.currentTarget;
    control.disabled = true;
    try {
        store.putMessage(await call(message.id));
    } catch (failure) {
        control.disabled = false;
        toast(failure.message, 'error');
    }
}
