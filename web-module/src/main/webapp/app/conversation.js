/** The open conversation: who it is, whose it is, whether one can still write, and what one may do. */
import { actionButton, allowed, isRunning } from './actions.js';
import { api, superseded } from './api.js';
import { withOne } from './chosen-tools.js';
import { button, h, icon, narrow, onNarrow, renew, setAttribute, setText } from './dom.js';
import { pickLabels } from './label-picker.js';
import { labelLine, labelSignature } from './labels.js';
import { avatar, contactName, drawBadge, flag, numberName, phoneText } from './people.js';
import { Retries } from './retries.js';
import { chain, showStory, story } from './route-path.js';
import { back, isInside, stepIn, stepOut } from './router.js';
import { Sections } from './sections.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { clockTime, shortTime, timeLeft, windowState } from './times.js';
import { waiting } from './waiting.js';

/** The words of these give way to their signs where there is no room for all, in this order: what is done most keeps them longest. */
const GIVE_WAY = ['MOVE', 'RETURN', 'ASSIGN', 'TRANSFER', 'REOPEN', 'COMPLETE', 'TAKE_OVER'];

class ConversationPane extends HTMLElement {
    #calls = null;
    #drawn = null;
    #actions = '';
    #timer = 0;
    #retries = new Retries();

    connectedCallback() {
        this.empty = this.querySelector('.conversation-empty');
        this.frame = this.querySelector('.conversation-frame');
        this.head = this.querySelector('.conversation-head');
        this.path = this.querySelector('.route-path');
        this.path.addEventListener('click', () => showStory(store.open?.routePath ?? []));
        this.bar = this.querySelector('.action-bar');
        new ResizeObserver(() => this.#fitActions()).observe(this.bar.parentElement);
        this.#makeHead();
        store.on('open', () => this.#open());
        store.on('conversation', (id) => id === store.openId && this.#draw());
        store.on('labels', () => store.open && this.#drawLabels(store.open));
        store.on('gone', (id) => id === store.openId && this.#missing());
        store.on('reload', () => this.#fetch());
        store.on('counters', () => this.#drawWaiting());
        addEventListener('popstate', showPane);
        onNarrow(showPane);
        this.#open();
        this.#tick();
    }

    #makeHead() {
        this.who = h('span', { class: 'head-avatar' });
        this.name = h('h1', { class: 'head-name', dir: 'auto', tabindex: '-1' });
        this.facts = h('span', { class: 'head-facts' });
        this.labels = h('span', { class: 'head-label-place' });
        this.flag = h('span', { class: 'head-flag', 'data-testid': 'header-flag' });
        this.time = h('span', { class: 'head-window', 'data-testid': 'window-left' });
        const details = button({ label: t('details.title'), iconName: 'info', iconOnly: true, kind: 'quiet details-toggle', onClick: () => toggleDetails() });
        const find = button({ label: t('find.title'), iconName: 'search', iconOnly: true, kind: 'quiet find-toggle', testid: 'find-open', onClick: askToFind });
        const more = button({ label: t('conversation.actions'), iconName: 'more', iconOnly: true, kind: 'quiet sheet-toggle', 'aria-haspopup': 'dialog', onClick: () => this.#sheet() });
        this.arrow = button({ label: t('conversation.back'), iconName: 'back', iconOnly: true, kind: 'quiet head-back', testid: 'back', onClick: back });
        this.waits = ['unassigned', 'mine'].map((kind) => h('span', { class: `badge badge-${kind}`, 'data-waits': kind, hidden: true }, h('span', { 'aria-hidden': 'true' }), h('span', { class: 'sr-only' })));
        this.arrow.append(h('span', { class: 'head-waits' }, this.waits));
        this.#drawWaiting();
        this.head.replaceChildren(
            this.arrow,
            this.who,
            h('div', { class: 'head-who' }, this.name, this.facts, this.labels),
            h('div', { class: 'head-state' }, this.flag, this.time),
            find,
            details,
            more,
        );
    }

    /** Where a conversation takes the place of list and rail, the way back says what waits there. */
    #drawWaiting() {
        const { unassigned, mine } = store.counters;
        const words = [t('conversation.back'), unassigned > 0 && tn('badge.unassigned', unassigned), mine > 0 && tn('badge.mine', mine)];
        [unassigned, mine].forEach((count, index) => drawBadge(this.waits[index], count, words[index + 1] || ''));
        setAttribute(this.arrow, 'aria-label', words.filter(Boolean).join('. '));
        this.arrow.classList.toggle('waits', unassigned + mine > 0);
    }

    #open() {
        this.#calls?.abort();
        this.#retries.end();
        this.#drawn = null;
        this.#actions = '';
        showPane();
        if (!store.openId) return this.#showEmpty(t('conversation.none'), t('conversation.noneHint'));
        if (store.open) this.#draw();
        else this.#showNothingYet();
        this.#fetch();
    }

    /** The whole item, with its route path; the list's is shown meanwhile. */
    async #fetch() {
        if (!store.openId) return;
        this.#calls?.abort();
        this.#calls = new AbortController();
        const asked = store.moment;
        try {
            const asking = api.conversation(store.openId, this.#calls.signal);
            store.put(await (store.open ? asking : waiting(this.empty, asking)), asked);
            this.#retries.end();
        } catch (failure) {
            if (superseded(failure)) return;
            if (failure.status === 404 && !failure.passing) store.drop(store.openId);
            else if (!store.open) this.#failed(failure);
            this.#retries.after(failure, () => this.#fetch());
        }
    }

    #missing() {
        this.#showEmpty(t('conversation.gone'), t('conversation.goneHint'));
    }

    #failed(failure) {
        this.#showEmpty(t('conversation.failed'), failure.message);
        this.empty.append(button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.#open() }));
    }

    #showNothingYet() {
        this.frame.hidden = true;
        this.empty.hidden = false;
        this.empty.replaceChildren();
    }

    #showEmpty(title, hint) {
        this.frame.hidden = true;
        this.empty.hidden = false;
        this.empty.replaceChildren(icon('tray'), h('p', { class: 'empty-title', text: title }), h('p', { class: 'empty-hint', text: hint }));
        if (store.openId) this.empty.append(button({ label: t('conversation.back'), kind: 'quiet', onClick: back }));
    }

    #draw() {
        const conversation = store.open;
        if (!conversation) return;
        this.empty.hidden = true;
        this.frame.hidden = false;
        if (this.#drawn !== conversation) {
            const known = this.#drawn;
            this.#drawn = conversation;
            if (known?.contact.name !== conversation.contact.name || known?.id !== conversation.id) {
                this.who.replaceChildren(avatar(conversation.contact.id, conversation.contact.name));
            }
            setText(this.name, contactName(conversation.contact));
            this.#drawFacts(conversation);
            this.#drawLabels(conversation);
            this.#drawFlag(conversation);
            this.#drawPath(conversation);
            if (known?.id === conversation.id && wayOf(known) !== wayOf(conversation)) this.#fetch();
        }
        this.#tick();
        this.#drawActions(conversation);
    }

    #drawFacts({ contact, number }) {
        const facts = [];
        if (contact.name && contact.phone) facts.push(phoneText(contact.phone));
        if (number) facts.push(numberName(number));
        renew(this.facts, ...facts.flatMap((fact, index) => [index > 0 && ' · ', h('bdi', { text: fact })].filter(Boolean)));
    }

    #drawLabels(conversation) {
        const signature = labelSignature(conversation);
        if (this.labels.dataset.signature === signature) return;
        this.labels.dataset.signature = signature;
        const line = labelLine(conversation, 'head-labels');
        this.labels.parentElement.classList.toggle('labelled', line !== null);
        this.labels.replaceChildren(...(line ? [line] : []));
    }

    #drawFlag(conversation) {
        const shown = flag(conversation) ?? h('span', { class: 'flag flag-none', 'data-flag': 'NONE', text: t('flag.none') });
        shown.removeAttribute('data-testid');
        this.flag.dataset.flag = conversation.flag ?? 'NONE';
        renew(this.flag, shown);
    }

    #drawPath({ routePath }) {
        const steps = chain(routePath);
        renew(this.path, h('span', { class: 'sr-only', text: `${t('route.path')}: ` }), ...steps);
        this.path.hidden = steps.length === 0;
    }

    #drawWindow() {
        const conversation = store.open;
        if (!conversation) return;
        if (conversation.status !== 'OPEN') return this.#drawCompleted();
        const { state, left } = windowState(conversation.window);
        const text = state === 'none' ? t('window.none') : state === 'closed' ? t('window.closed') : timeLeft(left);
        const hint = windowHint(conversation.window, left, text);
        const signature = [state, text, hint].join('|');
        if (this.time.dataset.signature === signature) return;
        const before = this.time.dataset.state;
        this.time.dataset.signature = signature;
        this.time.dataset.state = state;
        this.time.className = `head-window window-${state}`;
        this.time.title = hint;
        this.time.replaceChildren(icon('hourglass'), left > 0 ? h('span', { class: 'sr-only', text: t('window.left') }) : '', h('span', { text }));
        if (before && before !== state) store.emit('window');
    }

    /** It stands where one looks whether one can still write: behind the numbers a phone had no room for it. */
    #drawCompleted() {
        if (this.time.dataset.signature === 'completed') return;
        this.time.dataset.signature = 'completed';
        this.time.className = 'head-window';
        this.time.title = '';
        this.time.replaceChildren(icon('check'), h('span', { text: t('conversation.completed') }));
    }

    /** To the second in the last ten minutes, else often enough to be right to the minute. */
    #tick() {
        clearTimeout(this.#timer);
        this.#drawWindow();
        const { state } = windowState(store.open?.window ?? null);
        this.#timer = setTimeout(() => this.#tick(), state === 'urgent' ? 1_000 : state === 'soon' ? 5_000 : 10_000);
    }

    #drawActions(conversation) {
        const names = allowed(conversation);
        const signature = `${conversation.id}|${names.join()}|${isRunning(conversation)}`;
        const focused = this.bar.contains(document.activeElement);
        if (this.#actions !== signature) {
            this.#actions = signature;
            this.bar.replaceChildren(...names.map((name) => actionButton(conversation, name, { onDone: () => afterAction(name, conversation.id) })));
            this.#fitActions();
        }
        if (focused && document.activeElement === document.body) (this.bar.firstElementChild ?? this.name).focus();
    }

    /** They stay on one line, or the thread below would move with each change of what is allowed. */
    #fitActions() {
        const controls = GIVE_WAY.map((name) => this.bar.querySelector(`[data-action=${name}]`)).filter(Boolean);
        const shorten = (control, short) => {
            control.classList.toggle('icon-only', short);
            control.title = short ? control.textContent : '';
        };
        for (const control of controls) shorten(control, false);
        for (const control of controls) if (this.bar.scrollWidth > this.bar.clientWidth) shorten(control, true);
    }

    /** On a phone the actions and the way the message took come up from below; what changes meanwhile is drawn anew. */
    #sheet() {
        const { open: conversation, openId } = store;
        if (!conversation) return;
        const sheet = h('dialog', { class: 'sheet', 'aria-label': t('conversation.actions'), 'data-testid': 'action-sheet' });
        const close = () => sheet.close();
        const sections = new Sections(sheet);
        const draw = () => sections.draw(inSheet(store.open, close));
        const closed = new AbortController();
        const hear = (type, listener) => store.addEventListener(type, ({ detail }) => listener(detail), { signal: closed.signal });
        hear('conversation', (id) => id === openId && draw());
        hear('gone', (id) => id === openId && close());
        hear('open', () => store.openId !== openId && close());
        sheet.addEventListener('click', (event) => event.target === sheet && close());
        sheet.addEventListener('close', () => (closed.abort(), sheet.remove()));
        draw();
        document.body.append(sheet);
        sheet.showModal();
    }
}

/** What can be done, then what can be looked at. */
function inSheet(conversation, close) {
    const deeds = allowed(conversation).map((name) => ({
        name,
        of: [conversation.id, isRunning(conversation)],
        make: () => {
            const control = actionButton(conversation, name, { kind: 'sheet-item', onDone: () => afterAction(name, conversation.id) });
            control.addEventListener('click', close);
            return control;
        },
    }));
    const item = (name, label, iconName, testid, run) => ({ name, of: null, make: () => button({ label: t(label), iconName, kind: 'sheet-item', testid, onClick: () => (close(), run()) }) });
    return [
        ...deeds,
        ...(conversation.actions?.includes('LABEL') ? [item('labels', 'label.title', 'label', 'sheet-labels', () => pickLabels([store.openId]))] : []),
        item('find', 'find.title', 'search', 'sheet-find', askToFind),
        item('unread', 'action.markUnread', 'unread', null, () => withOne('UNREAD', store.openId)),
        item('details', 'details.title', 'info', null, () => toggleDetails(true)),
        { name: 'path', of: conversation.routePath, make: () => story(conversation.routePath) },
    ];
}

const askToFind = () => document.dispatchEvent(new CustomEvent('bandeja:find'));

/** Changes when its way may have got a step; what an attendant says may answer a choice. */
const wayOf = ({ department, attendant, assignee, lastMessage }) => [department?.id, attendant?.id, assignee?.id, attendant && lastMessage?.id].join();

/** What the time left means; and that nothing costs anything, where it is so. */
function windowHint(serviceWindow, left, text) {
    if (left <= 0) return t('window.closedHint');
    const free = serviceWindow.freeUntil && t('window.freeUntil', { time: shortTime(serviceWindow.freeUntil) });
    return [t('window.closesIn', { time: text }), t('window.guard', { time: clockTime(serviceWindow.closesAt) }), free].filter(Boolean).join('\n');
}

/** Where the keyboard goes when the button one pressed is no longer there. */
export function afterAction(name, conversation) {
    if (name === 'CLAIM') document.dispatchEvent(new CustomEvent('bandeja:taken', { detail: { conversation } }));
    else if (store.openId === conversation && document.activeElement === document.body) document.querySelector('.head-name')?.focus({ preventScroll: true });
}

/** Shows or hides the details: beside the conversation, over it, or instead of it, by the width of the screen. */
export function toggleDetails(open = !detailsShown()) {
    const app = document.getElementById('app');
    if (narrow()) {
        if (open === detailsShown()) return;
        if (!open) return stepOut();
        stepIn();
        return showPane();
    }
    settings.detailsOpen = open;
    app.dataset.details = open ? 'open' : 'closed';
}

/** On a phone one at a time is to be seen. */
function showPane() {
    document.getElementById('app').dataset.pane = !store.openId ? 'list' : narrow() && isInside() ? 'details' : 'conversation';
}

function detailsShown() {
    const app = document.getElementById('app');
    return narrow() ? app.dataset.pane === 'details' : app.dataset.details === 'open';
}

customElements.define('conversation-pane', ConversationPane);
