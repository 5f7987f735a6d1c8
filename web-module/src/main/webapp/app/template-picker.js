/** Chooses a template and fills it in: a dialog with a search, a language, a category, the values and what the customer will see. */
import { api } from './api.js';
import { covers } from './covers.js';
import { button, h, icon, narrow, setAttribute, setText } from './dom.js';
import { bodyWithGaps, TemplateForm } from './template-form.js';
import { FORMATS } from './template-shown.js';
import { templateValues } from './template-values.js';
import { language, t } from './texts.js';
import { tellFailure } from './toast.js';

const CATEGORIES = { MARKETING: 'template.category.MARKETING', UTILITY: 'template.category.UTILITY', AUTHENTICATION: 'template.category.AUTHENTICATION' };
const SEARCH_AFTER = 200;
const SPINNER_AFTER = 300;

let open = null;

/**
 * @param where {conversation} or {number}: its id
 * @param whom nobody else gets what was filled in for him
 * @param to whom it goes, in words
 * @param name of the contact, as far as it is known: proposed where a template asks for it
 * @param send takes {text, content, media}; may give a promise, and then the dialog stays until it is kept
 */
export function pickTemplate({ where, whom = where, to, name = '', send }) {
    open ??= new TemplatePicker(where, whom, to, name, send);
}

class TemplatePicker {
    #items = [];
    #form = null;
    #asked = 0;
    #timer = 0;
    #sending = false;
    /** On a phone the values take the place of the list, which back leads to. */
    #step = { isOpen: () => this.#form !== null && this.dialog.open && narrow(), close: () => this.#show(null) };

    constructor(where, whom, to, name, send) {
        this.where = where;
        this.whom = whom;
        this.name = name;
        this.send = send;
        this.search = h('input', { type: 'search', class: 'pick-search', placeholder: t('template.search'), 'aria-label': t('template.search'), autocomplete: 'off', spellcheck: 'false', maxlength: '200', 'data-testid': 'template-search', on: { input: () => this.#later(), keydown: (event) => this.#key(event) } });
        this.languages = this.#narrowing('template.language', 'template-language');
        this.categories = this.#narrowing('template.category', 'template-category');
        this.list = h('ul', { class: 'template-list', 'aria-label': t('template.title'), on: { keydown: (event) => this.#key(event) } });
        this.state = h('p', { class: 'pick-state', role: 'status' });
        this.fill = h('section', { class: 'template-fill', 'aria-label': t('template.values') });
        this.failure = h('p', { class: 'box-error', role: 'alert' });
        this.hint = h('p', { class: 'template-hint', role: 'status', 'data-testid': 'template-missing' });
        this.sender = button({ label: t('composer.send'), iconName: 'send', kind: 'primary', testid: 'template-send', onClick: () => this.#send() });
        this.back = button({ label: t('template.back'), iconName: 'back', kind: 'quiet template-back', testid: 'template-back', onClick: () => this.#show(null) });
        this.dialog = h(
            'dialog',
            { class: 'box templates', 'aria-label': t('template.title'), 'data-testid': 'templates' },
            h(
                'header',
                { class: 'pick-head' },
                h('div', {}, h('h2', { class: 'box-title', text: t('template.title') }), to && h('p', { class: 'template-to' }, t('template.to'), ' ', h('bdi', { text: to }))),
                button({ label: t('pick.cancel'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'templates-close', onClick: () => this.dialog.close() }),
            ),
            h('div', { class: 'templates-body' }, h('section', { class: 'template-choose' }, h('div', { class: 'pick-field' }, icon('search'), this.search), h('div', { class: 'template-narrow' }, this.languages, this.categories), this.list, this.state), this.fill),
            h('footer', { class: 'templates-foot' }, this.back, h('div', { class: 'templates-say' }, this.failure, this.hint), this.sender),
        );
        this.dialog.addEventListener('click', (event) => event.target === this.dialog && !this.#form && this.dialog.close());
        // Some phones tell the dialog, and not the page, that one goes back.
        this.dialog.addEventListener('cancel', (event) => {
            if (event.target !== this.dialog || !this.#step.isOpen()) return;
            event.preventDefault();
            this.#show(null);
        });
        this.dialog.addEventListener('close', () => this.#closed());
        document.body.append(this.dialog);
        this.dialog.showModal();
        this.#show(null);
        this.search.focus();
        this.#load(true);
    }

    #closed() {
        open = null;
        this.#form?.leave();
        this.dialog.remove();
    }

    #later() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#load(), SEARCH_AFTER);
    }

    async #load(first = false) {
        const asked = (this.#asked += 1);
        const waiting = setTimeout(() => this.state.replaceChildren(h('span', { class: 'spinner', role: 'img', 'aria-label': t('state.loading') })), SPINNER_AFTER);
        try {
            const offer = await api.templates({ ...this.where, q: this.search.value.trim(), language: this.languages.value, category: this.categories.value });
            if (asked !== this.#asked) return;
            offer.items.sort((one, other) => isForeign(one) - isForeign(other));
            this.#items = offer.items;
            if (first) {
                this.#offer(this.languages, 'template.allLanguages', offer.languages, languageName);
                this.#offer(this.categories, 'template.allCategories', offer.categories, categoryName);
            }
            this.#drawList(offer);
        } catch (failure) {
            if (asked === this.#asked) this.state.replaceChildren(failure.message);
        } finally {
            clearTimeout(waiting);
        }
    }

    #narrowing(key, testid) {
        return h('select', { 'aria-label': t(key), hidden: true, 'data-testid': testid, on: { change: () => this.#load() } });
    }

    /** Where all are the same there is nothing to choose. */
    #offer(select, all, codes, name) {
        select.replaceChildren(new Option(t(all), ''), ...codes.map((code) => new Option(name(code), code)));
        select.hidden = codes.length < 2;
    }

    #drawList({ items, more }) {
        this.list.replaceChildren(...items.map((template) => this.#option(template)));
        const nothing = this.search.value.trim() || this.languages.value || this.categories.value ? t('pick.noMatch') : t('template.none');
        this.state.replaceChildren(items.length === 0 ? nothing : more ? t('template.more') : '');
        this.#mark();
    }

    #option(template) {
        return h(
            'li',
            {},
            h(
                'button',
                { type: 'button', class: 'template-option', 'data-id': template.id, 'data-testid': 'template-option', on: { click: () => this.#show(template) } },
                h('span', { class: 'template-name' }, h('bdi', { text: template.name }), template.category && h('span', { class: 'template-category', 'data-category': template.category, text: categoryName(template.category) })),
                h('span', { class: 'template-line', dir: 'auto', text: bodyWithGaps(template) }),
                h('span', { class: 'template-code', text: [languageName(template.language), needs(template)].filter(Boolean).join(' · ') }),
            ),
        );
    }

    #mark() {
        for (const option of this.list.querySelectorAll('.template-option')) setAttribute(option, 'aria-pressed', String(option.dataset.id === this.#form?.template.id));
    }

    /** Arrows go through the list; Enter in the search takes the first. */
    #key(event) {
        if (event.isComposing) return;
        const all = [...this.list.querySelectorAll('.template-option')];
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && all.length > 0) {
            event.preventDefault();
            const at = all.indexOf(document.activeElement);
            if (at + step < 0) this.search.focus();
            else all[Math.min(all.length - 1, at + step)].focus();
        } else if (event.key === 'Enter' && event.target === this.search && this.#items.length > 0) {
            event.preventDefault();
            this.#show(this.#items[0]);
        }
    }

    /** @param template null: back to the list */
    #show(template) {
        this.#form?.leave();
        this.#form = null;
        setText(this.failure, '');
        this.dialog.dataset.step = template ? 'fill' : 'choose';
        if (template) {
            this.#form = new TemplateForm(template, () => this.#changed(), templateValues.get(this.whom, template.id), this.name);
            this.fill.replaceChildren(h('div', { class: 'template-preview-frame' }, h('p', { class: 'template-caption', text: t('template.preview') }), this.#form.preview), template.variables.length + template.attached.length > 0 ? this.#form.element : h('p', { class: 'template-caption', text: t('template.complete') }));
            this.#changed();
            if (template.variables.length + template.attached.length > 0) this.#form.focus();
            else this.sender.focus();
        } else {
            this.fill.replaceChildren(h('p', { class: 'template-empty' }, icon('template'), h('span', { text: t('template.chooseFirst') })));
            this.#changed();
            if (narrow()) this.search.focus({ preventScroll: true });
        }
        this.#mark();
        covers.add(this.#step);
    }

    /** Also while the form is being made, before it is this picker's. */
    #changed() {
        const missing = this.#form?.missing() ?? [];
        if (this.#form) templateValues.set(this.whom, this.#form.template.id, this.#form.values());
        this.sender.disabled = !this.#form || missing.length > 0 || this.#sending;
        const what = missing.slice(0, 3).join(', ');
        setText(this.hint, missing.length > 3 ? t('template.missingMore', { what, count: missing.length - 3 }) : what && t('template.missing', { what }));
    }

    async #send() {
        if (this.sender.disabled) return;
        const form = this.#form;
        this.#sending = true;
        this.#changed();
        setText(this.failure, '');
        try {
            await this.send({ text: form.text(), content: form.content(), media: form.file });
            this.#form = null;
            templateValues.forget(this.whom, form.template.id);
            this.dialog.close();
        } catch (failure) {
            tellFailure(this.dialog, this.failure, failure.message);
        } finally {
            this.#sending = false;
            this.#changed();
        }
    }
}

/** Of the same template in several languages the reader's own comes first; the rest stays in the order of the server. */
const isForeign = (template) => Number(template.language.split(/[_-]/)[0] !== language.split('-')[0]);

const categoryName = (code) => (CATEGORIES[code] ? t(CATEGORIES[code]) : code);

/** What has to be given besides words; empty: nothing. */
const needs = ({ attached }) => attached.length > 0 && t('template.needs', { what: [...new Set(attached.map(({ format }) => t(FORMATS[format])))].join(', ') });

/** en_US: English (United States), in the language of the page. */
function languageName(code) {
    try {
        return new Intl.DisplayNames([language], { type: 'language' }).of(code.replaceAll('_', '-'));
    } catch {
        return code;
    }
}
