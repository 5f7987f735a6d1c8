/** Where quick replies are kept: one's own, a department's, or the company's; the same everywhere. */
import { api } from './api.js';
import { button, h, icon, setText } from './dom.js';
import { askBeforeLeaving } from './leaving.js';
import { language, lengthOf, t } from './texts.js';

const LONGEST = 4_096;
const COUNT_FROM = 3_500;
/** The variables that there are, with what people call them. */
const VARIABLES = [
    { of: 'contact', what: 'name', label: 'replies.var.contactName' },
    { of: 'contact', what: 'first_name', label: 'replies.var.contactFirstName' },
    { of: 'agent', what: 'name', label: 'replies.var.agentName' },
    { of: 'department', what: 'name', label: 'replies.var.departmentName' },
    { of: 'number', what: 'name', label: 'replies.var.numberName' },
];

/** From so many on somebody looks for one. */
const MANY = 8;
/** As FindWords does it for tables of the console: without accents, and without signs that nobody sees. */
const plain = (text) => text.normalize('NFKD').replace(/[\p{M}\p{Cf}]+/gu, '').toLowerCase().replaceAll('ß', 'ss');

const WRITTEN = /\{\{\s*([a-z_.]+)\s*\}\}/gu;

/** A text with what its variables are called in place of how they are written. */
function inWords(text) {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(WRITTEN)) {
        const variable = VARIABLES.find(({ of, what }) => `${of}.${what}` === found[1]);
        if (!variable) continue;
        parts.push(text.slice(end, found.index), h('span', { class: 'reply-variable', title: t('replies.filledIn', { name: t(variable.label) }), text: t(variable.label) }));
        end = found.index + found[0].length;
    }
    return [...parts, text.slice(end)].filter((part) => part !== '');
}

/** Data: scope (own, department, company), department (its id). */
class QuickRepliesEditor extends HTMLElement {
    #items = [];
    /** What the open form held when it was opened. */
    #saved = '';

    connectedCallback() {
        this.note = h('p', { class: 'replies-note', role: 'status' });
        this.list = h('ul', { class: 'replies-list', 'data-testid': 'reply-list' });
        this.place = h('div', { class: 'replies-form' });
        this.add = button({ label: t('replies.new'), iconName: 'plus', kind: '', testid: 'new-reply', onClick: () => this.#edit(null) });
        this.replaceChildren(this.#finder(), this.list, this.note, this.place, this.add);
        askBeforeLeaving(() => this.#written() !== this.#saved);
        void this.#load();
    }

    get #where() {
        return { scope: this.dataset.scope, department: this.dataset.department ?? null };
    }

    async #load() {
        try {
            this.#items = (await api.quickReplies(this.#where)).items;
            this.#draw();
        } catch (failure) {
            this.#say(failure.message, true);
        }
    }

    /** By the words that one sees: as tables of the console are narrowed. */
    #finder() {
        const clear = () => {
            this.wanted.value = '';
            this.wanted.focus();
            this.#draw();
        };
        const id = `reply-${this.dataset.scope}-find`;
        this.wanted = h('input', {
            id,
            type: 'search',
            maxlength: '120',
            autocomplete: 'off',
            spellcheck: 'false',
            'data-testid': 'reply-find',
            on: {
                input: () => this.#draw(),
                keydown: (event) => {
                    if (event.key !== 'Escape' || this.wanted.value === '') return;
                    event.preventDefault();
                    event.stopPropagation();
                    clear();
                },
            },
        });
        this.left = h('span', { role: 'status', 'data-testid': 'reply-left' });
        this.all = button({ label: t('replies.showAll'), kind: 'quiet', testid: 'reply-all', onClick: clear });
        this.finder = h('div', { class: 'replies-find', hidden: true }, h('div', {}, h('label', { for: id, text: t('replies.find') }), this.wanted), h('div', { class: 'replies-found' }, this.left, this.all));
        return this.finder;
    }

    /** Those that have all the words that are looked for. */
    #found() {
        const words = plain(this.wanted.value).split(/\s+/u).filter(Boolean);
        const said = ({ shortcut, title, text }) => plain(`/${shortcut} ${title} ${inWords(text).map((part) => part.textContent ?? part).join('')}`);
        return this.#items.filter((item) => words.every((word) => said(item).includes(word)));
    }

    #draw() {
        const found = this.#found();
        const narrowed = this.wanted.value.trim() !== '';
        this.finder.hidden = this.#items.length < MANY && !narrowed;
        setText(this.left, narrowed ? [t('replies.left', { shown: found.length, total: this.#items.length }), found.length === 0 && t('replies.noneFound')].filter(Boolean).join('. ') : '');
        this.all.hidden = !narrowed;
        this.list.replaceChildren(...found.map((item) => this.#line(item)));
        this.list.hidden = found.length === 0;
        if (this.#items.length === 0 && this.note.textContent === '') this.#say(t('replies.noneYet'));
    }

    #line(item) {
        return h(
            'li',
            { class: 'reply-line', 'data-testid': 'reply-line' },
            h('div', { class: 'reply-said' }, h('bdi', { class: 'suggest-mark', text: `/${item.shortcut}` }), ' ', h('bdi', { class: 'reply-title', text: item.title }), h('p', { class: 'reply-text', dir: 'auto' }, ...inWords(item.text))),
            item.mayChange &&
                h(
                    'div',
                    { class: 'reply-deeds' },
                    button({ label: t('replies.edit', { name: item.title }), iconName: 'edit', iconOnly: true, kind: 'quiet small', testid: 'edit-reply', onClick: () => this.#edit(item) }),
                    button({ label: t('replies.delete', { name: item.title }), iconName: 'trash', iconOnly: true, kind: 'quiet small', testid: 'delete-reply', onClick: () => this.#askToDelete(item) }),
                ),
        );
    }

    /** @param item null: a new one */
    #edit(item) {
        // What is half written stays: it is saved or dismissed first.
        if (this.#written() !== this.#saved) return this.place.querySelector('textarea').focus();
        const id = (name) => `reply-${this.dataset.scope}-${name}`;
        const shortcut = h('input', { id: id('shortcut'), type: 'text', maxlength: '33', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', 'data-testid': 'reply-shortcut', required: true });
        const title = h('input', { id: id('title'), type: 'text', maxlength: '120', autocomplete: 'off', 'data-testid': 'reply-title', required: true });
        const text = h('textarea', { id: id('text'), rows: '6', dir: 'auto', 'data-testid': 'reply-text', required: true, on: { input: () => count() } });
        const left = h('span', { class: 'replies-left', role: 'status' });
        const shown = h('div', { class: 'replies-shown', 'data-testid': 'reply-shown', hidden: true }, h('span', { class: 'hint', text: t('replies.shown') }), h('p', { class: 'reply-text', dir: 'auto' }));
        const failure = h('p', { class: 'failure', role: 'alert', hidden: true });
        const save = h('button', { type: 'submit', class: 'button primary', 'data-testid': 'save-reply' }, h('span', { text: t('replies.save') }));
        const count = () => {
            const over = lengthOf(text.value);
            left.hidden = over < COUNT_FROM;
            const words = inWords(text.value);
            shown.hidden = words.every((part) => typeof part === 'string');
            shown.lastElementChild.replaceChildren(...words);
            setText(left, (LONGEST - over).toLocaleString(language));
        };
        shortcut.value = item?.shortcut ?? '';
        title.value = item?.title ?? '';
        text.value = item?.text ?? '';
        count();
        const insert = (variable) => {
            text.setRangeText(`{{${variable}}}`, text.selectionStart, text.selectionEnd, 'end');
            text.focus();
            count();
        };
        const form = h(
            'form',
            { novalidate: true, 'aria-label': t(item ? 'replies.change' : 'replies.new'), on: { submit: (event) => void this.#save(event, item, { shortcut, title, text, failure, save }) } },
            h('label', { for: shortcut.id, text: t('replies.shortcut') }),
            h('div', { class: 'replies-slash' }, h('span', { 'aria-hidden': 'true', text: '/' }), shortcut),
            h('label', { for: title.id, text: t('replies.name') }),
            title,
            h('label', { for: text.id, text: t('replies.text') }),
            text,
            left,
            h(
                'div',
                { class: 'replies-variables', role: 'group', 'aria-label': t('replies.variables') },
                h('span', { text: t('replies.variables') }),
                VARIABLES.map(({ of, what, label }) => button({ label: t(label), kind: 'variable', title: `{{${of}.${what}}}`, testid: `variable-${of}.${what}`, onClick: () => insert(`${of}.${what}`) })),
            ),
            shown,
            h('p', { class: 'hint', text: t('replies.gapHint') }),
            failure,
            h('div', { class: 'buttons' }, save, button({ label: t('replies.cancel'), kind: 'quiet', onClick: () => this.#close() })),
        );
        this.#say('');
        this.add.hidden = true;
        this.place.replaceChildren(form);
        this.#saved = this.#written();
        shortcut.focus();
    }

    /** Of the form that is open; nothing when none is. */
    #written() {
        return [...this.place.querySelectorAll('input, textarea')].map(({ value }) => value).join('\n');
    }

    /** Nothing is written meanwhile: it would be gone. */
    async #save(event, item, { shortcut, title, text, failure, save }) {
        event.preventDefault();
        failure.hidden = true;
        this.place.inert = true;
        try {
            const wanted = { shortcut: shortcut.value, title: title.value, text: text.value };
            await (item ? api.changeReply(item.id, wanted) : api.createReply({ ...this.#where, ...wanted }));
            this.#close();
            this.#say(t('replies.saved'));
            await this.#load();
        } catch (problem) {
            failure.textContent = problem.message;
            failure.hidden = false;
        }
        this.place.inert = false;
        if (!failure.hidden) save.focus();
    }

    #askToDelete(item) {
        const dialog = h(
            'dialog',
            { class: 'box', 'aria-label': t('replies.deleteTitle'), 'data-testid': 'delete-reply-dialog' },
            h('p', {}, icon('trash'), ' ', h('bdi', { text: t('replies.deleteQuestion', { name: item.title }) })),
            h(
                'div',
                { class: 'buttons' },
                button({ label: t('replies.deleteYes'), kind: 'danger', testid: 'delete-reply-yes', onClick: () => void this.#delete(item, dialog) }),
                button({ label: t('replies.cancel'), kind: 'quiet', onClick: () => dialog.close() }),
            ),
        );
        dialog.addEventListener('close', () => dialog.remove());
        document.body.append(dialog);
        dialog.showModal();
    }

    async #delete(item, dialog) {
        dialog.close();
        try {
            await api.deleteReply(item.id);
            this.#say(t('replies.deleted', { name: item.title }));
            await this.#load();
        } catch (failure) {
            this.#say(failure.message, true);
        }
    }

    #close() {
        this.place.replaceChildren();
        this.#saved = '';
        this.add.hidden = false;
        this.add.focus();
    }

    #say(text, bad = false) {
        setText(this.note, text);
        this.note.classList.toggle('bad', bad);
    }
}

customElements.define('quick-replies-editor', QuickRepliesEditor);
