/** The REST API: calls, and its refusals as words for people. */
import { language, t } from './texts.js';
import { setServerDate } from './times.js';

const TIMEOUT = 20_000;

/** Calls behind which WhatsApp is asked: its patience and ours. */
const SLOW = 45_000;
const SLOWEST = 180_000;

/** Whose page this is. Every call names the person, and the server refuses it when the login is somebody else's by now. */
let person = null;

/** While somebody logs out, the end of the login is no news. */
let loggingOut = false;

/** @param agent id of the person whose page this is, from now on */
export const callFor = (agent) => (person = agent);

/** What every call says of who makes it. */
export const inName = () => (person === null ? {} : { 'Bandeja-Agent': person });

/** The server understood and refused; the message is meant for the agent. */
export class Problem extends Error {
    constructor(status, body) {
        super(words(status, body));
        this.status = status;
        this.rule = body?.rule ?? null;
        this.retryAfter = Number(body?.retryAfter) || null;
        this.assignee = body?.assignee ?? null;
        this.conversation = body?.conversation ?? null;
    }

    /** Nobody has said no: this person is not logged in at the moment. */
    get withoutLogin() {
        return this.status === 401 || this.rule === 'OtherAgent';
    }

    /** Our server has said no, and has done nothing. */
    get refuses() {
        return this.status >= 400 && this.status < 500 && this.rule !== null;
    }

    /** Worth trying again unchanged: the server was busy or away, or what stands before it knows of none. */
    get passing() {
        return [429, 502, 503, 504].includes(this.status) || (this.status === 404 && this.rule === null);
    }
}

/** The server could not be reached, or did not answer in time: what was sent may or may not have arrived. */
export class Unreachable extends Error {
    constructor() {
        super(t('error.unreachable'));
        this.passing = true;
    }
}

/** The server's refusal; that the login has ended, or is another person's, is told to the page. */
export function refusal(status, body) {
    if (status === 401 && !loggingOut) document.dispatchEvent(new CustomEvent('bandeja:login-ended'));
    if (body?.rule === 'OtherAgent') document.dispatchEvent(new CustomEvent('bandeja:login-other'));
    return new Problem(status, body);
}

function words(status, body) {
    if (body?.rule === 'AlreadyAssigned' && body.assignee?.name) return t('error.alreadyAssigned', { name: body.assignee.name });
    if (body?.detail) return body.detail;
    if (body?.title) return body.title;
    if (status === 403) return t('error.forbidden');
    if (status === 404) return t('error.notFound');
    if (status === 429) return t('error.tooMany');
    if (status === 503 || status === 502 || status === 504) return t('error.busy');
    return t(status < 500 ? 'error.refused' : 'error.unexpected', { status });
}

/** @param whoever true where it does not matter who is logged in */
async function call(method, path, { body, file, headers = {}, signal, patience = TIMEOUT, whoever = false } = {}) {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), patience);
    signal?.addEventListener('abort', () => timeout.abort(), { once: true });
    let answer;
    let content = null;
    try {
        answer = await fetch(path, {
            method,
            headers: { Accept: 'application/json, application/problem+json', 'Accept-Language': language, ...(!whoever && inName()), ...(body && { 'Content-Type': 'application/json' }), ...(file && { 'Content-Type': 'application/octet-stream' }), ...headers },
            body: file ?? (body && JSON.stringify(body)),
            credentials: 'same-origin',
            cache: 'no-store',
            signal: timeout.signal,
        });
        setServerDate(answer.headers.get('Date'));
        const type = answer.headers.get('Content-Type') ?? '';
        if (answer.status !== 204 && type.includes('json')) content = await answer.json();
    } catch (failure) {
        if (signal?.aborted) throw new DOMException('superseded', 'AbortError');
        throw new Unreachable();
    } finally {
        clearTimeout(timer);
    }
    if (answer.ok) return content;
    throw refusal(answer.status, content);
}

function query(parameters) {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== null && value !== undefined && value !== '' && value !== false) search.set(name, value);
    }
    const text = search.toString();
    return text && `?${text}`;
}

/** It may fail: then the page goes on, and hears again when its login ends. */
async function logout() {
    loggingOut = true;
    try {
        await call('POST', '/api/logout');
    } catch (failure) {
        loggingOut = failure.status === 401;
        throw failure;
    }
}

const id = encodeURIComponent;

export const api = {
    login: (login, password, code, remember) => call('POST', '/api/login', { body: { login, password, code, remember } }),
    logout,
    setup: (token, login, name, password) => call('POST', '/api/setup', { body: { token, login, name, password } }),
    invited: (token) => call('POST', '/api/invitation', { body: { token } }),
    choosePassword: (token, password) => call('POST', '/api/invitation/password', { body: { token, password } }),
    me: () => call('GET', '/api/me'),
    /** Whoever the browser is logged in as by now. */
    loggedIn: () => call('GET', '/api/me', { whoever: true }),
    browserKey: () => call('GET', '/api/me/browser-key'),
    goneFromBrowser: (marks) => call('POST', '/api/me/browser-key/gone', { body: { marks } }),
    active: () => call('POST', '/api/me/sessions/active'),
    notifications: () => call('GET', '/api/me/notifications'),
    chooseNotifications: (wanted) => call('PUT', '/api/me/notifications', { body: wanted }),
    addNotifiedBrowser: (address) => call('POST', '/api/me/notifications/browsers', { body: address }),
    removeNotifiedBrowser: (browser) => call('DELETE', `/api/me/notifications/browsers/${id(browser)}`),
    testNotification: (browser) => call('POST', `/api/me/notifications/browsers/${id(browser)}/test`, { patience: SLOW }),
    sessions: () => call('GET', '/api/me/sessions'),
    endSession: (session) => call('DELETE', `/api/me/sessions/${id(session)}`),
    endOtherSessions: () => call('POST', '/api/me/sessions/end-others'),
    tokens: () => call('GET', '/api/me/tokens'),
    createToken: (wanted) => call('POST', '/api/me/tokens', { body: wanted }),
    revokeToken: (token) => call('DELETE', `/api/me/tokens/${id(token)}`),
    changePassword: (present, wanted, revokeTokens) => call('PUT', '/api/me/password', { body: { present, wanted, revokeTokens } }),
    twoStep: () => call('GET', '/api/me/two-step'),
    twoStepDo: (action, proof) => call('POST', `/api/me/two-step/${id(action)}`, { body: proof }),
    setPresence: (presence) => call('PUT', '/api/me/presence', { body: { presence } }),
    calendar: (calendar) => call('GET', `/api/calendars/${id(calendar)}`),
    createCalendar: (wanted) => call('POST', '/api/calendars', { body: wanted }),
    writeCalendar: (calendar, wanted) => call('PUT', `/api/calendars/${id(calendar)}`, { body: wanted }),
    deleteCalendar: (calendar) => call('DELETE', `/api/calendars/${id(calendar)}`),
    group: (group) => call('GET', `/api/call-groups/${id(group)}`),
    groupState: (group) => call('GET', `/api/call-groups/${id(group)}/state`),
    groupChoices: () => call('GET', '/api/call-groups/choices'),
    createGroup: (wanted) => call('POST', '/api/call-groups', { body: wanted }),
    writeGroup: (group, wanted) => call('PUT', `/api/call-groups/${id(group)}`, { body: wanted }),
    deleteGroup: (group) => call('DELETE', `/api/call-groups/${id(group)}`),
    views: () => call('GET', '/api/me/views'),
    saveView: (wanted) => call('POST', '/api/me/views', { body: wanted }),
    changeView: (view, wanted) => call('PUT', `/api/me/views/${id(view)}`, { body: wanted }),
    deleteView: (view) => call('DELETE', `/api/me/views/${id(view)}`),
    setLanguage: (language) => call('PUT', '/api/me/language', { body: { language } }),
    conversations: (parameters, signal) => call('GET', `/api/conversations${query(parameters)}`, { signal }),
    conversation: (conversation, signal) => call('GET', `/api/conversations/${id(conversation)}`, { signal }),
    messages: (conversation, parameters, signal) =>
        call('GET', `/api/conversations/${id(conversation)}/messages${query(parameters)}`, { signal }),
    foundIn: (conversation, words, signal) => call('GET', `/api/conversations/${id(conversation)}/found${query({ q: words })}`, { signal }),
    timeline: (conversation, signal) => call('GET', `/api/conversations/${id(conversation)}/timeline`, { signal }),
    act: (conversation, action) => call('POST', `/api/conversations/${id(conversation)}/${action}`),
    give: (conversation, action, agent, from) =>
        call('POST', `/api/conversations/${id(conversation)}/${action}${query({ from })}`, { body: { agent } }),
    takeOver: (conversation, from) => call('POST', `/api/conversations/${id(conversation)}/takeover${query({ from })}`),
    move: (conversation, department) => call('POST', `/api/conversations/${id(conversation)}/move`, { body: { department } }),
    targets: (conversation, deed) => call('GET', `/api/conversations/${id(conversation)}/targets${query({ for: deed })}`),
    editContact: (contact, name) => call('PATCH', `/api/contacts/${id(contact)}`, { body: { name } }),
    contacts: (parameters, signal) => call('GET', `/api/contacts${query(parameters)}`, { signal }),
    contact: (contact, signal) => call('GET', `/api/contacts/${id(contact)}`, { signal }),
    contactPart: (contact, part, parameters, signal) => call('GET', `/api/contacts/${id(contact)}/${part}${query(parameters)}`, { signal }),
    changeContact: (contact, changes) => call('PATCH', `/api/contacts/${id(contact)}`, { body: changes }),
    contactConsent: (contact, marketing, how) => call('PUT', `/api/contacts/${id(contact)}/consent`, { body: { marketing, how } }),
    noteContact: (contact, text) => call('POST', `/api/contacts/${id(contact)}/notes`, { body: { text } }),
    removeContactNote: (contact, note) => call('DELETE', `/api/contacts/${id(contact)}/notes/${id(note)}`),
    blockContact: (contact, block) => call('POST', `/api/contacts/${id(contact)}/${block ? 'block' : 'unblock'}`, { patience: SLOWEST }),
    mergeContacts: (contact, other, completeOlder) => call('POST', `/api/contacts/${id(contact)}/merge`, { body: { with: other, completeOlder } }),
    eraseContact: (contact, name) => call('POST', `/api/contacts/${id(contact)}/erase`, { body: { name } }),
    read: (conversation, upTo, unread) => call('POST', `/api/conversations/${id(conversation)}/read`, { body: { upTo, unread } }),
    templates: (parameters) => call('GET', `/api/templates${query(parameters)}`),
    labels: () => call('GET', '/api/labels'),
    ways: () => call('GET', '/api/ways'),
    colleagues: () => call('GET', '/api/colleagues'),
    label: (conversation, label) => call('PUT', `/api/conversations/${id(conversation)}/labels/${id(label)}`),
    unlabel: (conversation, label) => call('DELETE', `/api/conversations/${id(conversation)}/labels/${id(label)}`),
    quickReplies: (where) => call('GET', `/api/quick-replies${query(where)}`),
    offeredReplies: (conversation) => call('GET', `/api/conversations/${id(conversation)}/quick-replies`),
    createReply: (wanted) => call('POST', '/api/quick-replies', { body: wanted }),
    changeReply: (reply, wanted) => call('PUT', `/api/quick-replies/${id(reply)}`, { body: wanted }),
    deleteReply: (reply) => call('DELETE', `/api/quick-replies/${id(reply)}`),
    mentions: (parameters) => call('GET', `/api/mentions${query(parameters)}`),
    mentionsSeen: (which) => call('POST', '/api/mentions/seen', { body: which }),
    starters: () => call('GET', '/api/starters'),
    start: (wanted, key) => call('POST', '/api/conversations', { body: wanted, headers: { 'Idempotency-Key': key } }),
    say: (conversation, draft, key) =>
        call('POST', `/api/conversations/${id(conversation)}/messages`, { body: draft, headers: { 'Idempotency-Key': key } }),
    react: (message, emoji) => call('POST', `/api/messages/${id(message)}/reaction`, { body: { emoji } }),
    typing: (conversation, state) => call('POST', `/api/conversations/${id(conversation)}/typing${query({ state })}`),
    retry: (message) => call('POST', `/api/messages/${id(message)}/retry`),
    attempts: (message) => call('GET', `/api/messages/${id(message)}/attempts`),
    dismiss: (message) => call('POST', `/api/messages/${id(message)}/dismiss`),
    draft: (draft) => call('GET', `/api/template-drafts/${id(draft)}`),
    writeDraft: (draft, version, written) => call('PUT', `/api/template-drafts/${id(draft)}`, { body: { version, draft: written } }),
    discardDraft: (draft) => call('DELETE', `/api/template-drafts/${id(draft)}`),
    submitDraft: (draft, version) => call('POST', `/api/template-drafts/${id(draft)}/submit`, { body: { version }, patience: SLOW }),
    giveSample: (draft, version, card, file) =>
        call('POST', `/api/template-drafts/${id(draft)}/sample${query({ version, card, name: file.name })}`, { file, patience: SLOWEST }),
    givePicture: (number, file) => call('PUT', `/api/numbers/${id(number)}/profile/picture${query({ name: file.name })}`, { file, patience: SLOWEST }),
    attendant: (attendant) => call('GET', `/api/attendants/${id(attendant)}`),
    writeAttendant: (attendant, version, { name, tree }) => call('PUT', `/api/attendants/${id(attendant)}`, { body: { version, name, tree } }),
    publishAttendant: (attendant, version) => call('POST', `/api/attendants/${id(attendant)}/publish`, { body: { version } }),
    publishedAttendant: (attendant, number) => call('GET', `/api/attendants/${id(attendant)}/versions/${id(number)}`),
    playAttendant: (attendant, played, signal) => call('POST', `/api/attendants/${id(attendant)}/rehearsal`, { body: played, signal }),
    deleteAttendant: (attendant) => call('DELETE', `/api/attendants/${id(attendant)}`),
    retryMedia: (media) => call('POST', `/api/media/${id(media)}/retry`),
    attention: () => call('GET', '/api/attention'),
    notices: () => call('GET', '/api/notices?urgent=true'),
    acknowledge: (notice) => call('POST', `/api/notices/${id(notice)}/acknowledge`),
    events: (after) => call('GET', `/api/events${query({ after })}`),
};

/** True for the end of a call that nobody waits for any more. */
export const superseded = (failure) => failure?.name === 'AbortError';
