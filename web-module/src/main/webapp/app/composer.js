/** Where an agent writes; or why one cannot, and what to do about it. */
import { actionButton, allowed, isRunning } from './actions.js';
import { Attachments } from './attachments.js';
import { takeDropped, takePasted } from './attach-ways.js';
import { covers } from './covers.js';
import { drafts } from './drafts.js';
import { button, h, hasPointer, icon, isOccupied, narrow, onNarrow, setAttribute, setText } from './dom.js';
import { EmojiPicker } from './emoji-picker.js';
import { colleagues, namingSource, prepareNaming } from './naming.js';
import { outgoing } from './outgoing.js';
import { gapIn, quickReplySource } from './quick-replies.js';
import { quoteElement } from './quotes.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { Suggestions } from './suggestions.js';
import { offerTemplates, templateButton } from './template-way.js';
import { language, lengthOf, t } from './texts.js';
import { windowState } from './times.js';
import { announce, toast } from './toast.js';
import { hasSent, hasStopped, isTyping } from './typing.js';
import { VoiceNote } from './voice-note.js';
import { ways } from './ways.js';
import { whyNot } from './why-not.js';

/** WhatsApp's limit for the text of a message. */
const LIMIT = 4_096;
const COUNT_FROM = 3_500;

/** Of a message that is answered so much is kept with the draft: more is not shown. */
const QUOTED = 300;

/** Pixels for the buttons and a sentence. */
const ROOM = 480;

/** What keeps a note says so. */
const ROOM_FOR_NOTE = 560;

const SHORT = { 'composer.placeholder': 'composer.placeholderShort', 'composer.notePlaceholder': 'composer.notePlaceholderShort' };

/** Where a sheet lets the field grow with its text, nothing has to be measured for each letter. */
const GROWS = CSS.supports('field-sizing', 'content');

/** Buttons of the composer that give way on a phone as soon as something is written. */
const tell = (name) => document.dispatchEvent(new CustomEvent(name));
ways.add({ id: 'note', label: 'composer.note', iconName: 'note', order: 1, insteadOf: '.note-button', applies: ({ actions }) => actions?.includes('NOTE'), run: () => tell('bandeja:note') });
ways.add({ id: 'template', label: 'template.word', iconName: 'template', order: 2, insteadOf: '.template-way', run: () => tell('bandeja:template') });
ways.add({ id: 'emoji', label: 'composer.emoji', iconName: 'smile', order: 3, insteadOf: '.emoji-way', run: () => tell('bandeja:emoji') });

class MessageComposer extends HTMLElement {
    #id = null;
    #state = null;
    #noting = false;
    /** Conversations in which one turns to colleagues: also after a look at others what is written is a note. */
    #noted = new Set();
    /** The message that is answered, as a message item shows quotes. */
    #quote = null;
    /** Back leads out of a note first; what is written of it stays, as a draft. */
    #note = { isOpen: () => this.#state === 'note', close: () => this.#turn(false), lasts: true };

    connectedCallback() {
        this.#makeWriter();
        store.on('open', () => this.#open());
        store.on('conversation', (id) => id === store.openId && this.#draw());
        store.on('window', () => this.#draw());
        drafts.watchOtherWindows((conversation, kind) => this.#takeOver(conversation, kind));
        document.addEventListener('bandeja:compose', () => {
            this.compose();
            if (this.#state !== 'write') this.#sayWhyNot('REPLY');
        });
        settings.onKeys(() => this.#sayWhatEnterDoes());
        document.addEventListener('bandeja:taken', ({ detail }) => this.#taken(detail.conversation));
        document.addEventListener('bandeja:note', () => this.note());
        document.addEventListener('bandeja:quote', ({ detail }) => this.quote(detail));
        document.addEventListener('bandeja:template', () => this.#template());
        document.addEventListener('bandeja:quick-reply', () => this.#writes && this.suggestions.begin('/'));
        document.addEventListener('bandeja:emoji', () => this.#emoji(this.plus));
        document.addEventListener('bandeja:send', () => this.#send());
        onNarrow(() => this.#invite());
        document.addEventListener('bandeja:attach', ({ detail }) => this.tray.add(detail.files, detail));
        takeDropped(this.closest('.conversation-frame'), () => this.#writes);
        takePasted(this.field, () => this.#writes);
        this.#open();
    }

    /** Puts the cursor into the text, if there is one to write. */
    compose() {
        this.#turn(false);
        this.#focus();
    }

    /** Who has taken a conversation writes there; not who is elsewhere by now, or in the middle of something else: a note above all. */
    #taken(id) {
        if (id === this.#id && !this.#noting && !isOccupied()) this.compose();
    }

    #focus() {
        if (this.field.isConnected) this.field.focus();
        else [...this.querySelectorAll('button, a[href]')].find((one) => one.checkVisibility())?.focus();
    }

    #sayWhyNot(name) {
        if (store.open) toast(whyNot(store.open, name), 'error');
    }

    /** Puts the cursor into a note. */
    note() {
        if (!store.open?.actions?.includes('NOTE')) return;
        this.#turn(true);
        void prepareNaming(this.#id);
        this.field.focus();
    }

    /** What is written next answers this message. */
    quote(message) {
        if (this.#state !== 'write' && this.#state !== 'note') return this.#sayWhyNot('REPLY');
        this.compose();
        this.#answer({
            id: message.id,
            conversation: message.conversation,
            whatsappId: message.whatsappId,
            direction: message.direction,
            type: message.type,
            text: message.text?.slice(0, QUOTED),
            participant: message.content?.participant,
            author: message.author,
        });
        this.field.focus();
    }

    /** The quote goes with what is sent next, whatever it is. */
    #takeQuote() {
        const quote = this.#quote;
        this.#answer(null);
        return quote;
    }

    #answer(quote) {
        drafts.setQuote(this.#id, quote);
        this.#showQuote(quote);
    }

    #showQuote(quote) {
        this.#quote = quote;
        this.answered.hidden = !quote || this.#noting;
        this.answered.replaceChildren();
        if (quote) {
            const drop = () => {
                this.#answer(null);
                this.field.focus();
            };
            this.answered.append(quoteElement({ quote }), button({ label: t('quote.drop'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'quote-drop', onClick: drop }));
        }
    }

    /** Between what the customer gets and what colleagues get: each has a draft of its own. */
    #turn(noting) {
        if (this.#noting === noting) return;
        this.#keepDraft();
        this.#noting = noting;
        if (noting) this.#noted.add(this.#id);
        else this.#noted.delete(this.#id);
        this.suggestions.close();
        this.field.value = drafts.get(this.#id, this.#kind);
        this.#draw();
    }

    /** Written in another window of this browser: here one goes on with it, unless one is writing here. */
    #takeOver(conversation, kind) {
        store.emit('draft', conversation);
        if (conversation === this.#id && kind === 'quote') this.#showQuote(drafts.quoteOf(conversation));
        if (conversation !== this.#id || kind !== this.#kind || (document.hasFocus() && document.activeElement === this.field)) return;
        this.field.value = drafts.get(conversation, kind);
        this.#fit();
    }

    get #kind() {
        return this.#noting ? 'note' : 'draft';
    }

    /** Whether what is made here goes to the customer. */
    get #writes() {
        return this.#state === 'write' && !this.voice.isRecording;
    }

    #makeWriter() {
        this.tray = new Attachments(() => this.#fit());
        this.voice = new VoiceNote(
            () => this.#showVoice(),
            (file, sent) => this.#spoken(file, sent),
            () => this.#fit(),
        );
        this.field = h('textarea', {
            rows: '1',
            dir: 'auto',
            class: 'composer-field',
            'data-testid': 'composer',
            'aria-label': t('composer.label'),
            placeholder: t('composer.placeholder'),
            on: { input: () => this.#writing(), keydown: (event) => this.#key(event) },
        });
        this.#sayWhatEnterDoes();
        this.suggestions = new Suggestions(this.field, [quickReplySource(() => this.#writes), namingSource(() => this.#state === 'note')], (from) => this.#inserted(from));
        this.send = button({ label: t('composer.send'), iconName: 'send', iconOnly: true, kind: 'primary send', testid: 'send', onClick: () => this.#send() });
        this.keep = h('span', { hidden: true });
        this.send.append(this.keep);
        this.count = h('span', { class: 'composer-count', role: 'status', 'data-testid': 'composer-count' });
        const plus = button({ label: t('composer.more'), iconName: 'plus', iconOnly: true, kind: 'quiet', testid: 'composer-more', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onClick: () => this.#more(plus) });
        this.plus = plus;
        const smile = button({ label: t('composer.emoji'), iconName: 'smile', iconOnly: true, kind: 'quiet emoji-way', 'aria-haspopup': 'dialog', onClick: () => this.#emoji(smile) });
        this.quick = button({ label: t('replies.title'), iconName: 'bolt', iconOnly: true, kind: 'quiet quick-way', testid: 'quick-replies-open', 'aria-haspopup': 'listbox', onClick: () => this.suggestions.begin('/') });
        this.name = button({ label: t('naming.title'), iconName: 'at', iconOnly: true, kind: 'quiet', testid: 'name-colleague', 'aria-haspopup': 'listbox', onClick: () => this.suggestions.begin('@') });
        this.template = templateButton({ iconOnly: true, kind: 'quiet' });
        this.notes = button({ label: t('composer.note'), iconName: 'note', iconOnly: true, kind: 'quiet note-button', testid: 'note-mode', 'aria-keyshortcuts': 'n', onClick: () => this.note() });
        this.leave = button({ label: '', iconName: 'close', kind: 'note-leave', testid: 'note-leave', 'aria-keyshortcuts': 'Escape', onClick: () => this.compose() });
        this.noted = h('span', { 'data-testid': 'note-hint' });
        this.banner = h('div', { class: 'composer-banner' }, icon('note'), this.noted, this.leave);
        this.answered = h('div', { class: 'composer-quote', 'data-testid': 'composer-quote', hidden: true });
        this.writer = h('div', { class: 'composer-write' }, this.suggestions.element, this.notes, plus, this.template, this.quick, this.name, smile, h('div', { class: 'composer-box' }, this.field, this.count), this.voice.control, this.send);
    }

    #showVoice() {
        this.recorded = this.#id;
        this.writer.replaceWith(this.voice.element);
    }

    /** @param file what was recorded; null: nothing. Not sent at once it waits in the tray of its conversation. */
    #spoken(file, sent) {
        const conversation = this.recorded;
        if (file && sent && conversation === this.#id && this.#state === 'write') this.#sendAll([{ type: 'audio', text: '', file, voice: true }]);
        else if (file) this.tray.add([file], { voice: true, conversation });
        this.voice.element.replaceWith(this.writer);
        if (conversation === this.#id) this.#focus();
    }

    /**
     * The first of them answers what is quoted.
     *
     * @param id the conversation that they were made for, wherever one is by now
     */
    #sendAll(all, id = this.#id) {
        const isHere = id === this.#id;
        for (const said of all) outgoing.send(id, said, isHere && this.#state === 'write' ? this.#takeQuote() : null);
        if (isHere) document.querySelector('conversation-thread').toBottom();
    }

    #open() {
        this.#keepDraft();
        hasStopped();
        this.voice.keep();
        this.#id = store.openId;
        this.suggestions.close();
        ways.close();
        this.tray.show(this.#id);
        this.#state = null;
        this.#noting = this.#noted.has(this.#id) && (store.open?.actions?.includes('NOTE') ?? false);
        this.#showQuote(this.#id && drafts.quoteOf(this.#id));
        this.replaceChildren();
        this.field.value = this.#id ? drafts.get(this.#id, this.#kind) : '';
        this.#draw();
        if (this.#state === 'write' && hasPointer() && document.activeElement?.tagName !== 'INPUT') this.field.focus({ preventScroll: true });
    }

    #draw() {
        const conversation = store.open;
        if (!conversation) return;
        if (conversation.contact.erased && this.#quote) this.#answer(null);
        const mayNote = conversation.actions?.includes('NOTE') ?? false;
        const state = this.#noting && mayNote ? 'note' : stateOf(conversation);
        const writes = state === 'write' || state === 'note';
        const signature = writes ? state + mayNote : [state, conversation.assignee?.name, allowed(conversation).join(), isRunning(conversation)].join('|');
        if (state === 'note') this.#nameTheWayBack();
        if (this.dataset.signature === signature && this.#state === state) return;
        const focused = this.contains(document.activeElement);
        if (state !== 'write') this.voice.keep();
        const turned = (this.#state === 'note') !== (state === 'note');
        this.#state = state;
        if (turned) covers.add(this.#note);
        this.dataset.state = state;
        this.dataset.signature = signature;
        if (writes) this.#showWriter(state === 'note', mayNote);
        else this.replaceChildren(notice(conversation, state, mayNote && (() => this.note())));
        this.#fit();
        if (focused && !this.contains(document.activeElement)) this.#focus();
    }

    #showWriter(noting, mayNote) {
        this.banner.hidden = !noting;
        this.answered.hidden = noting || !this.#quote;
        this.notes.hidden = noting || !mayNote;
        this.plus.hidden = noting || ways.all().length === 0;
        this.template.hidden = noting;
        this.quick.hidden = noting;
        this.name.hidden = !noting;
        this.#invite();
        setAttribute(this.field, 'aria-label', noting ? t('composer.noteLabel') : t('composer.label'));
        setAttribute(this.send, 'aria-label', noting ? t('composer.keepNote') : t('composer.send'));
        this.send.firstElementChild.replaceWith(icon(noting ? 'note' : 'send'));
        this.send.classList.toggle('icon-only', !noting);
        this.keep.hidden = !noting;
        if (noting) this.#sayWhoReadsIt(false);
        this.tray.element.classList.toggle('tray-hidden', noting);
        this.replaceChildren(this.banner, this.answered, this.tray.element, this.voice.isRecording ? this.voice.element : this.writer);
    }

    /** A note stays a note until one turns to the customer: what was sent to him by mistake cannot be taken back. */
    #sayWhoReadsIt(saved) {
        setText(this.noted, t(saved ? 'note.saved' : 'note.hint'));
        this.#nameTheWayBack();
        this.leave.classList.toggle('primary', saved);
        if (saved) announce(t('note.saved'));
    }

    /** While one writes a note the window may close, or somebody else take the conversation over. */
    #nameTheWayBack() {
        const writes = stateOf(store.open) === 'write';
        setText(this.leave.lastElementChild, t(writes ? 'composer.toCustomer' : 'composer.leaveNote'));
        if (this.leave.dataset.writes === String(writes)) return;
        this.leave.dataset.writes = String(writes);
        this.leave.firstElementChild.replaceWith(icon(writes ? 'send' : 'close'));
    }

    /** A keyboard on the screen says what its key does: on a phone it breaks the line. */
    #sayWhatEnterDoes() {
        setAttribute(this.field, 'enterkeyhint', settings.enterSends && hasPointer() ? 'send' : 'enter');
    }

    /** In few words where there is little room. */
    #invite() {
        const key = this.#noting ? 'composer.notePlaceholder' : 'composer.placeholder';
        const short = narrow() || this.clientWidth < (this.#noting ? ROOM_FOR_NOTE : ROOM);
        this.field.placeholder = t(short ? SHORT[key] : key);
        setText(this.keep, t(short ? 'composer.note' : 'composer.keepNote'));
    }

    #writing() {
        if (this.#state === 'note') this.#sayWhoReadsIt(false);
        this.#typed();
    }

    #typed() {
        if (this.field.value.trim() === '') hasStopped();
        else if (this.#state === 'write' || this.#state === 'note') isTyping(this.#id, this.#state === 'note');
        this.#fit();
        this.#keepDraft();
    }

    /** As high as its text, up to eight lines. */
    #fit() {
        this.writer.classList.toggle('composer-full', this.field.value !== '');
        if (!GROWS) this.field.style.height = 'auto';
        if (!GROWS && this.field.isConnected) this.field.style.height = `${this.field.scrollHeight}px`;
        const length = lengthOf(this.field.value);
        this.count.hidden = length < COUNT_FROM;
        if (!this.count.hidden) setText(this.count, (LIMIT - length).toLocaleString(language));
        this.count.classList.toggle('over', length > LIMIT);
        const noting = this.#noting;
        const nothing = this.field.value.trim() === '' && (noting || this.tray.isEmpty);
        this.send.disabled = nothing || length > LIMIT || (!noting && !this.tray.isReady);
        this.voice.control.hidden = noting || !nothing || !this.voice.isPossible;
        this.send.hidden = !this.voice.control.hidden;
        this.send.title = length > LIMIT ? t('composer.tooLong', { count: (length - LIMIT).toLocaleString(language) }) : t(this.#noting ? 'composer.keepNote' : 'composer.send');
    }

    #keepDraft() {
        if (!this.#id || !store.conversations.has(this.#id) || drafts.get(this.#id, this.#kind) === this.field.value) return;
        if (!this.#noting && this.#state !== 'write' && this.field.value === '') return;
        drafts.set(this.#id, this.field.value, this.#kind);
        store.emit('draft', this.#id);
    }

    #key(event) {
        if (this.suggestions.key(event)) return;
        if (event.key === 'Escape' && !event.isComposing && (this.#noting || this.#quote)) {
            event.preventDefault();
            event.stopPropagation();
            if (this.#noting) this.compose();
            else this.#answer(null);
            return;
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
        const noted = this.#state === 'note';
        this.#fit();
        if (lengthOf(this.field.value) > LIMIT) toast(this.send.title, 'error');
        if (this.send.disabled || !['write', 'note'].includes(this.#state)) return;
        if (!noted && this.#fillGap()) return;
        if (noted) outgoing.send(this.#id, { type: 'note', text, mentions: colleagues.namedIn(this.#id, text) });
        else this.#sendAll([...this.tray.take(), ...(text === '' ? [] : [{ type: 'text', text }])]);
        this.field.value = '';
        hasSent();
        this.#typed();
        if (noted) this.#sayWhoReadsIt(true);
        document.querySelector('conversation-thread').toBottom();
        this.field.focus();
    }

    /** A quick reply, or a name, has come into the text: what is missing in it is what is typed next. */
    #inserted(from) {
        this.#typed();
        const gap = gapIn(this.field.value, from);
        if (gap) this.field.setSelectionRange(gap.start, gap.end);
    }

    /** Nobody is to read a gap: it is selected, to be typed over. */
    #fillGap() {
        const gap = gapIn(this.field.value);
        if (!gap) return false;
        this.field.focus();
        this.field.setSelectionRange(gap.start, gap.end);
        toast(t('replies.gap', { gap: this.field.value.slice(gap.start, gap.end) }), 'error');
        return true;
    }

    /** What WhatsApp has approved can be sent at any time, by who has the conversation. */
    #template() {
        if (!store.open || !['write', 'closed', 'silent'].includes(stateOf(store.open))) return this.#sayWhyNot('TEMPLATE');
        const id = this.#id;
        offerTemplates(store.open, (said) => this.#sendAll([said], id));
    }

    /** What can be sent besides words. */
    #more(anchor) {
        const id = this.#id;
        ways.offer(anchor, { conversation: store.open, send: (said) => this.#sendAll([said], id) });
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

/** write, or the reason why not: completed, unassigned, other, noRoute, group, closed, silent */
function stateOf(conversation) {
    if (conversation.status === 'COMPLETED') return 'completed';
    if (conversation.flag === 'MINE') {
        if (conversation.contact.group) return 'group';
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
    group: ['person', 'composer.group'],
    closed: ['hourglass', 'composer.windowClosed'],
    silent: ['hourglass', 'composer.windowNone'],
};

/** What an action can change about it is offered with it, and so is a note. */
function notice(conversation, state, onNote) {
    const [name, key] = NOTICES[state];
    const way = { unassigned: 'CLAIM', completed: 'REOPEN', other: 'TAKE_OVER', noRoute: 'MOVE' }[state];
    const offered = way && allowed(conversation).includes(way);
    const onDone = () => document.dispatchEvent(new CustomEvent('bandeja:taken', { detail: { conversation: conversation.id } }));
    const only = state === 'unassigned' && offered;
    return h(
        'div',
        { class: `composer-notice composer-${state}`, 'data-testid': 'composer-notice', 'data-state': state },
        !only && icon(name),
        !only && h('p', { text: t(key, { name: conversation.assignee?.name ?? '' }) }),
        state === 'noRoute' && store.me.administrator && h('a', { class: 'button wide', href: `/console/number.xhtml?id=${encodeURIComponent(conversation.number.id)}#route`, 'data-testid': 'composer-route' }, icon('gear'), h('bdi', { text: t('noRoute.settings', { number: conversation.number.name || conversation.number.displayPhoneNumber }) })),
        offered && actionButton(conversation, way, { kind: PROMINENT.has(state) ? 'primary wide' : 'wide', onDone }),
        (state === 'closed' || state === 'silent') && templateButton({ kind: 'primary' }),
        onNote && button({ label: t('composer.note'), iconName: 'note', kind: 'quiet note-way', testid: 'note-mode', 'aria-keyshortcuts': 'n', onClick: onNote }),
    );
}

customElements.define('message-composer', MessageComposer);
