/** Where an agent writes; or why one cannot, and what to do about it. */
import { actionButton, allowed, isRunning } from './actions.js';
import { drafts } from './drafts.js';
import { button, h, hasPointer, icon, setAttribute, setText } from './dom.js';
import { EmojiPicker } from './emoji-picker.js';
import { outgoing } from './outgoing.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { language, t } from './texts.js';
import { windowState } from './times.js';

/** WhatsApp's limit for the text of a message. */
const LIMIT = 4_096;
const COUNT_FROM = 3_500;

class MessageComposer extends HTMLElement {
    #id = null;
    #state = null;
    #noting = false;

    connectedCallback() {
        this.#makeWriter();
        store.on('open', () => this.#open());
        store.on('conversation', (id) => id === store.openId && this.#draw());
        store.on('window', () => this.#draw());
        document.addEventListener('bandeja:compose', () => this.compose());
        document.addEventListener('bandeja:note', () => this.note());
        this.#open();
    }

    /** Puts the cursor into the text, if there is one to write. */
    compose() {
        this.#turn(false);
        this.#focus();
    }

    #focus() {
        if (this.field.isConnected) this.field.focus();
        else this.querySelector('button')?.focus();
    }

    /** Puts the cursor into a note. */
    note() {
        if (!store.open?.actions?.includes('NOTE')) return;
        this.#turn(true);
        this.field.focus();
    }

    /** Between what the customer gets and what colleagues get: each has a draft of its own. */
    #turn(noting) {
        if (this.#noting === noting) return;
        this.#keepDraft();
        this.#noting = noting;
        this.field.value = drafts.get(this.#id, this.#kind);
        this.#draw();
    }

    get #kind() {
        return this.#noting ? 'note' : 'draft';
    }

    #makeWriter() {
        this.field = h('textarea', {
            rows: '1',
            dir: 'auto',
            class: 'composer-field',
            'data-testid': 'composer',
            'aria-label': t('composer.label'),
            placeholder: t('composer.placeholder'),
            enterkeyhint: 'send',
            on: { input: () => this.#typed(), keydown: (event) => this.#key(event) },
        });
        this.send = button({ label: t('composer.send'), iconName: 'send', iconOnly: true, kind: 'primary send', testid: 'send', onClick: () => this.#send() });
        this.count = h('span', { class: 'composer-count', role: 'status', 'data-testid': 'composer-count' });
        const smile = button({ label: t('composer.emoji'), iconName: 'smile', iconOnly: true, kind: 'quiet', 'aria-haspopup': 'dialog', onClick: () => this.#emoji(smile) });
        this.notes = button({ label: t('composer.note'), iconName: 'note', iconOnly: true, kind: 'quiet', testid: 'note-mode', 'aria-keyshortcuts': 'n', onClick: () => this.note() });
        this.leave = button({ label: t('composer.leaveNote'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'note-leave', onClick: () => this.compose() });
        this.banner = h('p', { class: 'composer-banner' }, icon('note'), h('span', { text: t('note.hint') }));
        this.writer = h('div', { class: 'composer-write' }, this.notes, this.leave, smile, h('div', { class: 'composer-box' }, this.field, this.count), this.send);
    }

    #open() {
        this.#keepDraft();
        this.#id = store.openId;
        this.#state = null;
        this.#noting = false;
        this.replaceChildren();
        this.field.value = this.#id ? drafts.get(this.#id) : '';
        this.#draw();
        if (this.#state === 'write' && hasPointer() && document.activeElement?.tagName !== 'INPUT') this.field.focus({ preventScroll: true });
    }

    #draw() {
        const conversation = store.open;
        if (!conversation) return;
        const mayNote = conversation.actions?.includes('NOTE') ?? false;
        const state = this.#noting && mayNote ? 'note' : stateOf(conversation);
        const writes = state === 'write' || state === 'note';
        const signature = writes ? state + mayNote : [state, conversation.assignee?.name, allowed(conversation).join(), isRunning(conversation)].join('|');
        if (this.dataset.signature === signature && this.#state === state) return;
        const focused = this.contains(document.activeElement);
        this.#state = state;
        this.dataset.state = state;
        this.dataset.signature = signature;
        if (writes) this.#showWriter(state === 'note', mayNote);
        else this.replaceChildren(notice(conversation, state, mayNote && (() => this.note())));
        this.#fit();
        if (focused && !this.contains(document.activeElement)) this.#focus();
    }

    #showWriter(noting, mayNote) {
        this.banner.hidden = !noting;
        this.leave.hidden = !noting;
        this.notes.hidden = noting || !mayNote;
        this.field.placeholder = noting ? t('composer.notePlaceholder') : t('composer.placeholder');
        setAttribute(this.field, 'aria-label', noting ? t('composer.noteLabel') : t('composer.label'));
        setAttribute(this.send, 'aria-label', noting ? t('composer.keepNote') : t('composer.send'));
        this.replaceChildren(this.banner, this.writer);
    }

    #typed() {
        this.#fit();
        this.#keepDraft();
    }

    /** As high as its text, up to eight lines. */
    #fit() {
        this.field.style.height = 'auto';
        if (this.field.isConnected) this.field.style.height = `${this.field.scrollHeight}px`;
        const length = lengthOf(this.field.value);
        this.count.hidden = length < COUNT_FROM;
        if (!this.count.hidden) setText(this.count, (LIMIT - length).toLocaleString(language));
        this.count.classList.toggle('over', length > LIMIT);
        this.send.disabled = this.field.value.trim() === '' || length > LIMIT;
        this.send.title = length > LIMIT ? t('composer.tooLong', { count: (length - LIMIT).toLocaleString(language) }) : t(this.#noting ? 'composer.keepNote' : 'composer.send');
    }

    #keepDraft() {
        if (!this.#id || !store.conversations.has(this.#id) || drafts.get(this.#id, this.#kind) === this.field.value) return;
        if (!this.#noting && this.#state !== 'write' && this.field.value === '') return;
        drafts.set(this.#id, this.field.value, this.#kind);
        store.emit('draft', this.#id);
    }

    #key(event) {
        if (event.key === 'Escape' && this.#noting) {
            event.preventDefault();
            event.stopPropagation();
            this.compose();
        }
        if (event.key !== 'Enter' || event.isComposing) return;
        const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
        const sends = event.ctrlKey || event.metaKey || (settings.enterSends ? plain && hasPointer() : event.shiftKey);
        if (!sends) return;
        event.preventDefault();
        this.#send();
    }

    #send() {
        const text = this.field.value.trim();
        if (text === '' || lengthOf(this.field.value) > LIMIT || !['write', 'note'].includes(this.#state)) return;
        outgoing.send(this.#id, text, this.#state === 'note' ? 'note' : 'text');
        this.field.value = '';
        this.#typed();
        document.querySelector('conversation-thread').toBottom();
        this.field.focus();
    }

    #emoji(anchor) {
        this.picker ??= new EmojiPicker((emoji) => this.#insert(emoji), this.field);
        this.picker.toggle(anchor);
    }

    #insert(emoji) {
        this.field.setRangeText(emoji, this.field.selectionStart, this.field.selectionEnd, 'end');
        this.#typed();
    }
}

/** As WhatsApp counts: an emoji is one character. */
const lengthOf = (text) => [...text].length;

/** write, or the reason why not: completed, unassigned, other, noRoute, closed, silent */
function stateOf(conversation) {
    if (conversation.status === 'COMPLETED') return 'completed';
    if (conversation.flag === 'MINE') {
        const { state } = windowState(conversation.window);
        return state === 'none' ? 'silent' : state === 'closed' ? 'closed' : 'write';
    }
    if (conversation.flag === 'OTHER') return 'other';
    return conversation.department ? 'unassigned' : 'noRoute';
}

/** Where the way on is what most people want. */
const PROMINENT = new Set(['unassigned', 'completed']);

const NOTICES = {
    completed: ['check', 'composer.completed'],
    unassigned: ['hand', 'composer.unassigned'],
    other: ['flag', 'composer.other'],
    noRoute: ['warning', 'composer.noRoute'],
    closed: ['hourglass', 'composer.windowClosed'],
    silent: ['hourglass', 'composer.windowNone'],
};

/** What an action can change about it is offered with it, and so is a note. */
function notice(conversation, state, onNote) {
    const [name, key] = NOTICES[state];
    const way = { unassigned: 'CLAIM', completed: 'REOPEN', other: 'TAKE_OVER', noRoute: 'MOVE' }[state];
    const offered = way && allowed(conversation).includes(way);
    const onDone = () => document.dispatchEvent(new CustomEvent('bandeja:compose'));
    const only = state === 'unassigned' && offered;
    return h(
        'div',
        { class: `composer-notice composer-${state}`, 'data-testid': 'composer-notice', 'data-state': state },
        !only && icon(name),
        !only && h('p', { text: t(key, { name: conversation.assignee?.name ?? '' }) }),
        offered && actionButton(conversation, way, { kind: PROMINENT.has(state) ? 'primary wide' : 'wide', onDone }),
        onNote && button({ label: t('composer.note'), iconName: 'note', kind: 'quiet note-way', testid: 'note-mode', 'aria-keyshortcuts': 'n', onClick: onNote }),
    );
}

customElements.define('message-composer', MessageComposer);
