/** Where an administrator writes a template: its parts, beside them how it looks and what is still wrong. */
import { api } from './api.js';
import { button, h, icon, setAttribute, setText } from './dom.js';
import { askBeforeLeaving } from './leaving.js';
import { CardFields, HEADERS, cardOf, withFormer, withPlaces } from './template-card.js';
import { CardList, enoughCards } from './template-cards.js';
import { CodeFields } from './template-code.js';
import { check, choice, field, placesOf, showProblems, textInput } from './template-fields.js';
import { previewOf } from './template-preview.js';
import { Saving } from './template-saving.js';
import { language, t, tn } from './texts.js';

const LOOK_AGAIN = 4_000;
const LARGEST_SAMPLE = 16 * 1024 * 1024;
const CATEGORIES = { UTILITY: 'drafting.category.UTILITY', MARKETING: 'drafting.category.MARKETING', AUTHENTICATION: 'drafting.category.AUTHENTICATION' };
const FORMS = { PLAIN: 'drafting.form.PLAIN', CAROUSEL: 'drafting.form.CAROUSEL', OFFER: 'drafting.form.OFFER', CATALOG: 'drafting.form.CATALOG' };

/** What the message itself may have, by its form. */
const PLAIN = { headers: Object.keys(HEADERS), words: 'drafting.bodyText', most: 1024, buttons: { most: { QUICK_REPLY: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, FLOW: 1 }, all: 10 } };
const RULES = { PLAIN, CAROUSEL: PLAIN, CATALOG: PLAIN, OFFER: { headers: ['NONE', 'IMAGE', 'VIDEO'], words: 'drafting.bodyText', most: 600, buttons: { most: { COPY_CODE: 1, URL: 1 }, all: 2 } } };
const OFFER_BUTTONS = ['COPY_CODE', 'URL'].map((kind) => ({ kind, text: '', value: '', example: '' }));

/** Which parts a draft of a form has, in their order. */
const PARTS = {
    PLAIN: ['header', 'body', 'footer', 'buttons'],
    CAROUSEL: ['body', 'cards'],
    OFFER: ['header', 'offer', 'body', 'buttons'],
    CATALOG: ['body', 'footer'],
    CODE: ['code'],
};
const LABELS = {
    name: 'drafting.name',
    language: 'drafting.language',
    category: 'drafting.category',
    form: 'drafting.form',
    general: 'drafting.general',
    header: 'drafting.header',
    offer: 'drafting.offer',
    body: 'drafting.body',
    footer: 'drafting.footer',
    buttons: 'drafting.buttons',
    cards: 'drafting.cards',
    code: 'drafting.code',
};
const partsOf = ({ category, form }) => PARTS[category === 'AUTHENTICATION' ? 'CODE' : form];
const FAILURES = { NOT_REACHED: 'drafting.failure.NOT_REACHED', NOT_ARRIVED: 'drafting.failure.NOT_ARRIVED' };

class TemplateEditor extends HTMLElement {
    #saving;
    #draft;
    #touched = new Set();

    async connectedCallback() {
        this.replaceChildren(h('p', { class: 'hint', text: t('drafting.loading') }));
        try {
            this.#begin(await api.draft(this.dataset.draft));
        } catch (failure) {
            this.replaceChildren(h('p', { class: 'failure', role: 'alert', text: failure.message }));
        }
    }

    #begin(seen) {
        this.#draft = structuredClone(seen.draft);
        this.#saving = new Saving(seen, (kept, failure) => this.#told(kept, failure));
        this.#build();
        this.#show(seen);
        this.addEventListener('focusout', (event) => this.#touch(event.target));
        document.addEventListener('visibilitychange', () => document.hidden && void this.#saving.finish());
        askBeforeLeaving(() => !this.#saving.kept);
    }

    // --- what is on the page

    #build() {
        const seen = this.#saving.seen;
        this.banner = h('div', { class: 'draft-banner', role: 'status', 'data-testid': 'draft-banner' });
        this.tree = h('nav', { class: 'draft-tree', 'aria-label': t('drafting.parts') });
        this.look = h('div', { class: 'draft-look' });
        this.state = h('p', { class: 'draft-state', role: 'status', 'data-testid': 'draft-state' });
        this.list = h('ul', { class: 'draft-problems', 'data-testid': 'draft-problems' });
        this.submit = button({ label: t(seen.template ? 'drafting.submitChange' : 'drafting.submit'), kind: 'primary', testid: 'submit-template', onClick: () => this.#submit(), 'aria-describedby': 'draft-reasons' });
        this.discard = button({ label: t('drafting.discard'), kind: 'quiet', testid: 'discard-draft', onClick: () => this.#discard() });
        this.form = h('fieldset', { class: 'draft-form' }, h('legend', { class: 'sr-only', text: t('drafting.parts') }), this.#general(seen), ...this.#parts());
        const side = h(
            'aside',
            { class: 'draft-side', 'aria-label': t('drafting.preview') },
            h('h2', { text: t('drafting.preview') }),
            this.look,
            this.state,
            h('div', { class: 'buttons' }, this.submit, this.discard),
            h('div', { id: 'draft-reasons' }, this.list),
        );
        this.replaceChildren(this.banner, h('div', { class: 'draft-page' }, this.tree, this.form, side));
    }

    #part(name, ...content) {
        return h('section', { class: 'card draft-part', id: `part-${name}`, 'data-part': name, 'aria-labelledby': `part-${name}-title` }, h('h2', { id: `part-${name}-title`, text: t(LABELS[name]) }), ...content);
    }

    #general(seen) {
        const draft = this.#draft;
        const fixed = seen.template !== null;
        const names = new Intl.DisplayNames([language], { type: 'language' });
        const languages = this.dataset.languages.split(' ').map((code) => [code, names.of(code.replace('_', '-'))]);
        languages.sort((one, other) => one[1].localeCompare(other[1], language));
        const nameInput = textInput(draft.name, (value, input) => this.#name(value, input), { maxlength: 600, spellcheck: 'false', autocapitalize: 'none', disabled: fixed, 'data-testid': 'draft-name' });
        const category = choice(draft.category, Object.entries(CATEGORIES).map(([key, label]) => [key, t(label)]), (value) => this.#change({ category: value }, true), {
            disabled: seen.status === 'APPROVED',
            'data-testid': 'draft-category',
        });
        const form = choice(draft.form, Object.entries(FORMS).map(([key, label]) => [key, t(label)]), (value) => this.#reform(value), { 'data-testid': 'draft-form' });
        this.formField = field({ name: 'form', label: t('drafting.form'), control: form });
        return this.#part(
            'general',
            fixed && h('p', { class: 'hint', text: t(seen.status === 'APPROVED' ? 'drafting.editApproved' : 'drafting.edit') }),
            field({ name: 'name', label: t('drafting.name'), control: nameInput, hint: fixed ? null : t('drafting.nameHint'), most: 512 }),
            field({ name: 'language', label: t('drafting.language'), control: choice(draft.language, [['', ''], ...languages], (value) => this.#change({ language: value }), { disabled: fixed, 'data-testid': 'draft-language' }) }),
            field({ name: 'category', label: t('drafting.category'), control: category }),
            this.formField,
            !fixed && check(t('drafting.mayRecategorise'), draft.mayRecategorise, (value) => this.#change({ mayRecategorise: value })),
        );
    }

    #name(value, input) {
        const usable = value.toLowerCase().replace(/[\s-]+/g, '_');
        if (usable !== value) {
            const { selectionStart } = input;
            input.value = usable;
            input.setSelectionRange(selectionStart, selectionStart);
        }
        this.#change({ name: usable });
    }

    #parts() {
        const draft = this.#draft;
        const offer = textInput(draft.offer.text, (text) => this.#change({ offer: { ...this.#draft.offer, text } }), { dir: 'auto', 'data-testid': 'offer-text' });
        const expires = check(t('drafting.offerExpires'), draft.offer.expires, (value) => this.#change({ offer: { ...this.#draft.offer, expires: value } }), { 'data-testid': 'offer-expires' });
        const footer = textInput(draft.footer, (value) => this.#change({ footer: value }), { dir: 'auto', 'data-testid': 'draft-footer' });
        this.places = Object.fromEntries(['header', 'body', 'buttons', 'cards'].map((name) => [name, h('div')]));
        this.parts = {
            header: this.#part('header', this.places.header),
            offer: this.#part('offer', field({ name: 'offer.text', label: t('drafting.offerText'), control: offer, hint: t('drafting.footerHint'), most: 16 }), expires),
            body: this.#part('body', this.places.body),
            footer: this.#part('footer', field({ name: 'footer', label: t('drafting.footerText'), control: footer, hint: t('drafting.footerHint'), most: 60 })),
            buttons: this.#part('buttons', this.places.buttons),
            cards: this.#part('cards', h('p', { class: 'hint', text: t('drafting.cardsHint') }), this.places.cards),
            code: this.#part('code', new CodeFields(draft.code, (code, structure) => this.#change({ code }, structure)).element),
        };
        this.#drawWords();
        return Object.values(this.parts);
    }

    /** The fields of the message itself and of its cards, anew. */
    #drawWords() {
        const { form, named, cards } = this.#draft;
        const { uploads, template } = this.#saving.seen;
        const format = choice(String(named), [['true', t('drafting.named')], ['false', t('drafting.counted')]], (value) => this.#renameVariables(value === 'true'), { 'aria-label': t('drafting.variables'), 'data-testid': 'draft-format', disabled: template !== null });
        const fields = new CardFields({
            card: cardOf(this.#draft),
            rules: RULES[form],
            named,
            uploads,
            extra: format,
            changed: (card, structure) => this.#change(card, structure),
            upload: (file) => this.#upload(null, file),
        });
        const list = new CardList(cards, { named, uploads, changed: (all, structure) => this.#change({ cards: all }, structure), upload: (index, file) => this.#upload(index, file) });
        this.places.header.replaceChildren(fields.header);
        this.places.body.replaceChildren(fields.body);
        this.places.buttons.replaceChildren(fields.buttons);
        this.places.cards.replaceChildren(list.element);
    }

    // --- changes

    /** @param structure whether there are other fields than before, which have to show their problems */
    #change(change, structure = false) {
        Object.assign(this.#draft, change);
        this.#saving.change(this.#draft);
        setText(this.state, t('drafting.saving'));
        this.#draw();
        if (structure) this.#mark();
    }

    /** What the new form needs at least is there from the start. */
    #reform(form) {
        const { cards, buttons } = this.#draft;
        this.#draft.form = form;
        if (form === 'CAROUSEL') this.#draft.cards = enoughCards(cards);
        if (form === 'OFFER' && buttons.length === 0) this.#draft.buttons = structuredClone(OFFER_BUTTONS);
        this.#drawWords();
        this.#change({}, true);
    }

    /** @param card whose example it is; null: the message's own */
    async #upload(card, file) {
        if (file.size > LARGEST_SAMPLE) return this.#complain(t('drafting.sampleTooLarge'));
        if (!(await this.#saving.finish())) return;
        setText(this.state, t('drafting.uploading'));
        this.form.disabled = true;
        this.submit.disabled = true;
        try {
            const seen = await api.giveSample(this.#saving.seen.id, this.#saving.seen.version, card, file);
            this.#saving.seen = seen;
            this.#draft = withFormer(structuredClone(seen.draft), this.#draft);
            this.#complain('');
            this.#told(seen, null);
        } catch (failure) {
            this.#complain(failure.message);
            setText(this.state, '');
        } finally {
            this.form.disabled = false;
            this.#drawWords();
            this.#draw();
            this.#mark();
            if (document.activeElement === document.body) this.querySelector(`[data-testid=${card === null ? '' : `cards-${card}-`}draft-sample]`)?.focus();
        }
    }

    /** Places that had numbers get names, or the other way round. */
    #renameVariables(named) {
        Object.assign(this.#draft, withPlaces(cardOf(this.#draft), named), { named, cards: this.#draft.cards.map((card) => withPlaces(card, named)) });
        this.#drawWords();
        this.#change({}, true);
        this.places.body.querySelector('[data-testid=draft-format]').focus();
    }

    // --- what follows from them

    #draw() {
        const shown = partsOf(this.#draft);
        for (const [name, part] of Object.entries(this.parts)) part.hidden = !shown.includes(name);
        this.formField.hidden = this.#draft.category === 'AUTHENTICATION';
        this.look.replaceChildren(previewOf(shapeOf(this.#draft)));
    }

    #touch(control) {
        const name = control.closest?.('[data-field]')?.dataset.field;
        if (!name) return;
        this.#touched.add(name);
        this.#markFields();
    }

    #told(seen, failure) {
        if (seen) {
            setText(this.state, this.#savedOrNot());
            this.#mark();
        } else {
            setText(this.state, failure.passing ? t('drafting.notSaved') : failure.message);
            if (failure.rule === 'DraftChanged' || failure.status === 404) this.#offerReload(failure.message);
            this.#mark();
        }
    }

    #savedOrNot() {
        return this.#saving.kept ? t('drafting.saved') : t('drafting.saving');
    }

    /** Problems beside their fields, in the tree and in the list; Submit waits for the last one. */
    #mark() {
        const { seen } = this.#saving;
        this.#markFields();
        this.#drawTree(seen.problems);
        renew(this.list, ...seen.problems.map((problem) => this.#reason(problem)));
        this.submit.disabled = seen.problems.length > 0 || seen.state !== 'OPEN';
    }

    /** Alone when somebody leaves a field: perhaps for a link of the tree or the list, which then has to stay. */
    #markFields() {
        const { seen } = this.#saving;
        const said = seen.refused?.field ? [{ field: wholeField(seen.refused.field, this.#draft), rule: 'REFUSED', text: t('drafting.whatsappSays', { words: seen.refused.words }) }] : [];
        showProblems(this, [...seen.problems, ...said], this.#touched);
    }

    #reason(problem) {
        const link = h('button', { type: 'button', class: 'link', 'data-go': problem.field, text: `${this.#label(problem.field)}: ${problem.text}`, on: { click: () => this.#go(problem.field) } });
        return h('li', {}, link);
    }

    #label(name) {
        const [part, index, ...rest] = name.split('.');
        if (part === 'cards' && index) return [t('drafting.cardNumber', { number: Number(index) + 1 }), rest.length > 0 && this.#label(rest.join('.'))].filter(Boolean).join(' · ');
        if (part === 'buttons' && index) return t('drafting.buttonNumber', { number: Number(index) + 1 });
        if (part === 'examples') return t('drafting.example', { variable: name.slice('examples.'.length) });
        if (name.startsWith('code.apps.')) return t('drafting.appNumber', { number: Number(rest[0]) + 1 });
        return part in LABELS ? t(LABELS[part]) : part;
    }

    #go(name) {
        const at = (kind, value) => this.querySelector(`[data-${kind}="${CSS.escape(value)}"]`);
        const place = at('field', name) ?? at('part', name) ?? at('problems', name) ?? at('part', partOf(name));
        place?.scrollIntoView({ block: 'center' });
        place?.querySelector('[data-control]')?.focus({ preventScroll: true });
    }

    #drawTree(problems) {
        const { header, body, buttons, cards } = this.#draft;
        const notes = { header: t(HEADERS[header.kind]) };
        const children = {
            body: placesOf(body).map((place) => [`examples.${place}`, `{{${place}}}`]),
            buttons: buttons.map((one, index) => [`buttons.${index}.text`, one.text || t('drafting.buttonNumber', { number: index + 1 })]),
            cards: cards.map((_, index) => [`cards.${index}`, t('drafting.cardNumber', { number: index + 1 })]),
        };
        const nodes = ['general', ...partsOf(this.#draft)].map((part) => this.#node(part, t(LABELS[part]), notes[part], children[part], problems));
        renew(this.tree, h('ul', {}, ...nodes));
    }

    #node(part, label, note, children, problems) {
        const count = problems.filter((problem) => partOf(problem.field) === part).length;
        const mark = count > 0 && h('span', { class: 'tree-count', 'aria-label': tn('drafting.problemCount', count), text: count });
        const item = h('button', { type: 'button', class: 'tree-item', 'data-go': part, on: { click: () => this.#go(part) } }, h('span', { text: label }), note && h('small', { text: note }), mark);
        const inner = children?.length > 0 && h('ul', {}, ...children.map(([name, text]) => h('li', {}, h('button', { type: 'button', class: 'tree-item', 'data-go': name, text, on: { click: () => this.#go(name) } }))));
        return h('li', {}, item, inner);
    }

    // --- the way to WhatsApp

    #show(seen) {
        this.#draw();
        this.#mark();
        const waiting = seen.state !== 'OPEN';
        this.form.disabled = waiting;
        setAttribute(this.discard, 'disabled', waiting);
        if (waiting) this.#say('waiting', t('drafting.uncertain'));
        else if (seen.refused) this.#say('bad', refusal(seen.refused));
        else if (seen.failure in FAILURES) this.#say('bad', t(FAILURES[seen.failure]));
        else this.#say('', '');
        setText(this.state, waiting ? '' : this.#savedOrNot());
        if (waiting) setTimeout(() => void this.#lookAgain(), LOOK_AGAIN);
    }

    /** Where somebody else has written meanwhile, his words stand on the page before anything follows from them: nobody can be writing here. */
    async #lookAgain() {
        try {
            const seen = await api.draft(this.#saving.seen.id);
            const same = JSON.stringify(seen.draft) === JSON.stringify(this.#saving.seen.draft);
            this.#saving.seen = seen;
            if (!same) {
                this.#draft = structuredClone(seen.draft);
                this.#build();
            }
            this.#show(seen);
        } catch (failure) {
            if (failure.status === 404) location.assign('/console/templates.xhtml');
            else setTimeout(() => void this.#lookAgain(), LOOK_AGAIN);
        }
    }

    async #submit() {
        this.submit.disabled = true;
        setText(this.state, t('drafting.submitting'));
        try {
            if (!(await this.#saving.finish())) return this.#mark();
            this.form.disabled = true;
            this.submit.disabled = true;
            const { template, draft } = await api.submitDraft(this.#saving.seen.id, this.#saving.seen.version);
            if (draft) {
                this.#saving.seen = draft;
                return this.#show(draft);
            }
            location.assign(template ? `/console/template.xhtml?id=${encodeURIComponent(template)}` : '/console/templates.xhtml');
        } catch (failure) {
            if (failure.rule === 'DraftChanged' || failure.status === 404) return this.#overtaken(failure.message);
            this.#complain(failure.message);
            await this.#lookAgain();
            if (!this.banner.hasChildNodes()) this.#complain(failure.message);
        }
    }

    async #discard() {
        if (this.discard.dataset.sure !== 'true') {
            this.discard.dataset.sure = 'true';
            setText(this.discard.querySelector('span'), t('drafting.discardSure'));
            return;
        }
        try {
            await api.discardDraft(this.#saving.seen.id);
            this.#saving.forget();
            location.assign('/console/templates.xhtml');
        } catch (failure) {
            this.#complain(failure.message);
        }
    }

    /** What stands here is not what would be submitted: it can be read and copied, and what the others wrote is looked at first. */
    #overtaken(text) {
        this.form.disabled = false;
        setText(this.state, text);
        this.#offerReload(text);
    }

    #offerReload(text) {
        this.#say('bad', text);
        this.banner.append(
            button({
                label: t('drafting.reload'),
                onClick: () => {
                    this.#saving.forget();
                    location.reload();
                },
            }),
        );
    }

    #complain(text) {
        this.#say(text ? 'bad' : '', text);
    }

    #say(kind, text) {
        this.banner.className = `draft-banner ${kind}`;
        this.banner.replaceChildren(...(text ? [icon(kind === 'waiting' ? 'hourglass' : 'warning'), h('p', { text })] : []));
        if (text) this.banner.scrollIntoView({ block: 'nearest' });
    }
}

/** A list of links, anew where it differs; whoever stands on one of them stays there. */
function renew(place, ...content) {
    const fresh = place.cloneNode(false);
    fresh.append(...content);
    if (fresh.isEqualNode(place)) return;
    const on = place.contains(document.activeElement) && document.activeElement.dataset.go;
    place.replaceChildren(...content);
    if (on) (place.querySelector(`[data-go="${CSS.escape(on)}"]`) ?? place.querySelector('[data-go]'))?.focus({ preventScroll: true });
}

function refusal({ code, words }) {
    return words ? t('drafting.refused', { words }) : t('drafting.refusedCode', { code });
}

/** Where WhatsApp's word about a part is shown. */
const wholeField = (part, draft) => (part === 'header' && draft.header.kind === 'TEXT' ? `header.text` : part);

/** The section in which a field stands. */
function partOf(name) {
    const part = name.split('.')[0];
    if (part === 'examples') return 'body';
    return ['header', 'offer', 'body', 'footer', 'buttons', 'cards', 'code'].includes(part) ? part : 'general';
}

/** The draft in the form of the preview. */
function shapeOf(draft) {
    const shown = partsOf(draft);
    const { header, buttons, body } = shapeOfCard(draft);
    return {
        oneTimeCode: draft.category === 'AUTHENTICATION',
        code: draft.code,
        header: shown.includes('header') ? header : null,
        body,
        footer: shown.includes('footer') ? draft.footer : '',
        offer: shown.includes('offer') ? draft.offer.text : null,
        offerEnds: draft.offer.expires,
        buttons: shown.includes('buttons') ? buttons : draft.form === 'CATALOG' ? [{ kind: 'CATALOG', text: t('drafting.catalogue') }] : [],
        cards: shown.includes('cards') ? draft.cards.map(shapeOfCard) : [],
    };
}

function shapeOfCard({ header, body, examples, buttons }) {
    const title = header.kind === 'TEXT' ? { format: 'TEXT', text: header.text, examples: { [placesOf(header.text)[0]]: header.example } } : { format: header.kind, name: header.sampleName };
    return {
        header: header.kind === 'NONE' ? null : title,
        body: { text: body, examples },
        buttons: buttons.map((one) => ({ kind: one.kind, text: one.kind === 'COPY_CODE' ? '' : one.text })),
    };
}

customElements.define('template-editor', TemplateEditor);
