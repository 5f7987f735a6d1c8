/** The REST API: calls, and its refusals as words for people. */
import { language, t } from './texts.js';
import { setServerDate } from './times.js';

const TIMEOUT = 20_000;

/** The server understood and refused; the message is meant for the agent. */
export class Problem extends Error {
    constructor(status, body) {
        super(words(status, body));
        this.status = status;
        this.rule = body?.rule ?? null;
        this.retryAfter = Number(body?.retryAfter) || null;
        this.assignee = body?.assignee ?? null;
    }

    /** Worth trying again unchanged: the server was busy or away. */
    get passing() {
        return this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
    }
}

/** The server could not be reached, or did not answer in time: what was sent may or may not have arrived. */
export class Unreachable extends Error {
    constructor() {
        super(t('error.unreachable'));
        this.passing = true;
    }
}

function words(status, body) {
    if (body?.rule === 'AlreadyAssigned' && body.assignee?.name) return t('error.alreadyAssigned', { name: body.assignee.name });
    if (body?.detail) return body.detail;
    if (body?.title) return body.title;
    if (status === 403) return t('error.forbidden');
    if (status === 404) return t('error.notFound');
    if (status === 429) return t('error.tooMany');
    if (status === 503 || status === 502 || status === 504) return t('error.busy');
    return t('error.unexpected', { status });
}

async function call(method, path, { body, headers = {}, signal } = {}) {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT);
    signal?.addEventListener('abort', () => timeout.abort(), { once: true });
    let answer;
    let content = null;
    try {
        answer = await fetch(path, {
            method,
            headers: { Accept: 'application/json, application/problem+json', 'Accept-Language': language, ...(body && { 'Content-Type': 'application/json' }), ...headers },
            body: body && JSON.stringify(body),
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
    if (answer.status === 401) document.dispatchEvent(new CustomEvent('bandeja:login-ended'));
    throw new Problem(answer.status, content);
}

function query(parameters) {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== null && value !== undefined && value !== '' && value !== false) search.set(name, value);
    }
    const text = search.toString();
    return text && `?${text}`;
}

const id = encodeURIComponent;

export const api = {
    login: (login, password, code, remember) => call('POST', '/api/login', { body: { login, password, code, remember } }),
    logout: () => call('POST', '/api/logout'),
    setup: (token, login, name, password) => call('POST', '/api/setup', { body: { token, login, name, password } }),
    invited: (token) => call('POST', '/api/invitation', { body: { token } }),
    choosePassword: (token, password) => call('POST', '/api/invitation/password', { body: { token, password } }),
    me: () => call('GET', '/api/me'),
    active: () => call('POST', '/api/me/sessions/active'),
    sessions: () => call('GET', '/api/me/sessions'),
    endSession: (session) => call('DELETE', `/api/me/sessions/${id(session)}`),
    endOtherSessions: () => call('POST', '/api/me/sessions/end-others'),
    tokens: () => call('GET', '/api/me/tokens'),
    createToken: (wanted) => call('POST', '/api/me/tokens', { body: wanted }),
    revokeToken: (token) => call('DELETE', `/api/me/tokens/${id(token)}`),
    changePassword: (present, wanted) => call('PUT', '/api/me/password', { body: { present, wanted } }),
    twoStep: () => call('GET', '/api/me/two-step'),
    twoStepDo: (action, proof) => call('POST', `/api/me/two-step/${id(action)}`, { body: proof }),
    setLanguage: (language) => call('PUT', '/api/me/language', { body: { language } }),
    conversations: (parameters, signal) => call('GET', `/api/conversations${query(parameters)}`, { signal }),
    conversation: (conversation, signal) => call('GET', `/api/conversations/${id(conversation)}`, { signal }),
    messages: (conversation, parameters, signal) =>
        call('GET', `/api/conversations/${id(conversation)}/messages${query(parameters)}`, { signal }),
    timeline: (conversation, signal) => call('GET', `/api/conversations/${id(conversation)}/timeline`, { signal }),
    act: (conversation, action) => call('POST', `/api/conversations/${id(conversation)}/${action}`),
    give: (conversation, action, agent, from) =>
        call('POST', `/api/conversations/${id(conversation)}/${action}${query({ from })}`, { body: { agent } }),
    takeOver: (conversation, from) => call('POST', `/api/conversations/${id(conversation)}/takeover${query({ from })}`),
    move: (conversation, department) => call('POST', `/api/conversations/${id(conversation)}/move`, { body: { department } }),
    targets: (conversation, deed) => call('GET', `/api/conversations/${id(conversation)}/targets${query({ for: deed })}`),
    editContact: (contact, name) => call('PATCH', `/api/contacts/${id(contact)}`, { body: { name } }),
    read: (conversation, upTo) => call('POST', `/api/conversations/${id(conversation)}/read`, { body: { upTo } }),
    say: (conversation, type, text, key) =>
        call('POST', `/api/conversations/${id(conversation)}/messages`, {
            body: { type, text },
            headers: { 'Idempotency-Key': key },
        }),
    retry: (message) => call('POST', `/api/messages/${id(message)}/retry`),
    dismiss: (message) => call('POST', `/api/messages/${id(message)}/dismiss`),
    events: (after) => call('GET', `/api/events${query({ after })}`),
};

/** True for the end of a call that nobody waits for any more. */
export const superseded = (failure) => failure?.name === 'AbortError';
