/** Where an administrator writes a template: its parts, beside them how it looks and what is still wrong. */
import { api } from './api.js';
import { button, h, icon, setAttribute, setText } from './dom.js';
import { ButtonList } from './template-buttons.js';
import { check, choice, field, groupProblems, insert, nextPlace, placesOf, showProblems, textArea, textInput } from './template-fields.js';
import { previewOf } from './template-preview.js';
import { Saving } from './template-saving.js';
import { language, t, tn } from './texts.js';

const LOOK_AGAIN = 4_000;
const LARGEST_SAMPLE = 16 * 1024 * 1024;
const CATEGORIES = { UTILITY: 'drafting.category.UTILITY', MARKETING: 'drafting.category.MARKETING', AUTHENTICATION: 'drafting.category.AUTHENTICATION' };
const HEADERS = {
    NONE: 'drafting.header.NONE',
    TEXT: 'drafting.header.TEXT',
    IMAGE: 'drafting.header.IMAGE',
    VIDEO: 'drafting.header.VIDEO',
    DOCUMENT: 'drafting.header.DOCUMENT',
    LOCATION: 'drafting.header.LOCATION',
};
const SAMPLES = { IMAGE: 'image/jpeg,image/png', VIDEO: 'video/mp4', DOCUMENT: 'application/pdf' };
const SAMPLE_HINTS = { IMAGE: 'drafting.sample.IMAGE', VIDEO: 'drafting.sample.VIDEO', DOCUMENT: 'drafting.sample.DOCUMENT' };
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
        addEventListener('beforeunload', (event) => this.#saving.kept || event.preventDefault());
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

    #part(name, label, ...content) {
        return h('section', { class: 'card draft-part', id: `part-${name}`, 'data-part': name, 'aria-labelledby': `part-${name}-title` }, h('h2', { id: `part-${name}-title`, text: label }), ...content);
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
        return this.#part(
            'general',
            t('drafting.general'),
            fixed && h('p', { class: 'hint', text: t(seen.status === 'APPROVED' ? 'drafting.editApproved' : 'drafting.edit') }),
            field({ name: 'name', label: t('drafting.name'), control: nameInput, hint: fixed ? null : t('drafting.nameHint'), most: 512 }),
            field({ name: 'language', label: t('drafting.language'), control: choice(draft.language, [['', ''], ...languages], (value) => this.#change({ language: value }), { disabled: fixed, 'data-testid': 'draft-language' }) }),
            field({ name: 'category', label: t('drafting.category'), control: category }),
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
        this.headerFields = h('div');
        this.header = this.#part('header', t('drafting.header'), field({ name: 'header', label: t('drafting.headerKind'), control: choice(draft.header.kind, this.#headerKinds(), (kind) => this.#headerKind(kind), { 'data-testid': 'draft-header' }) }), this.headerFields);
        this.drawHeader();
        this.bodyInput = textArea(draft.body, (body) => this.#change({ body }), { 'data-testid': 'draft-body' });
        this.examples = h('div', { class: 'draft-examples' });
        this.body = this.#part(
            'body',
            t('drafting.body'),
            field({ name: 'body', label: t('drafting.bodyText'), control: this.bodyInput, most: 1024, extra: this.#tools() }),
            this.examples,
        );
        const footer = textInput(draft.footer, (value) => this.#change({ footer: value }), { dir: 'auto', 'data-testid': 'draft-footer' });
        this.footer = this.#part('footer', t('drafting.footer'), field({ name: 'footer', label: t('drafting.footerText'), control: footer, hint: t('drafting.footerHint'), most: 60 }));
        this.buttonList = new ButtonList(draft.buttons, (buttons, structure) => this.#change({ buttons }, structure));
        this.buttons = this.#part('buttons', t('drafting.buttons'), groupProblems('buttons'), this.buttonList.element);
        this.code = this.#part(
            'code',
            t('drafting.code'),
            h('p', { class: 'hint', text: t('drafting.codeHint') }),
            check(t('drafting.codeAdvice'), draft.code.advice, (advice) => this.#change({ code: { ...this.#draft.code, advice } })),
            field({ name: `code.minutes`, label: t('drafting.codeMinutes'), control: textInput(draft.code.minutes, (value) => this.#change({ code: { ...this.#draft.code, minutes: Number.parseInt(value, 10) || 0 } }), { type: 'number', min: 0, max: 90 }) }),
        );
        return [this.header, this.body, this.footer, this.buttons, this.code];
    }

    #headerKinds() {
        return Object.entries(HEADERS).map(([key, label]) => [key, t(label)]);
    }

    #tools() {
        const tool = (sign, label, text) => h('button', { type: 'button', class: 'button small-tool', 'aria-label': label, title: label, text, on: { click: () => insert(this.bodyInput, sign, sign) } });
        const add = button({ label: t('drafting.addVariable'), iconName: 'plus', testid: 'add-variable', onClick: () => insert(this.bodyInput, `{{${nextPlace(this.bodyInput.value, this.#draft.named)}}}`) });
        const format = choice(String(this.#draft.named), [['true', t('drafting.named')], ['false', t('drafting.counted')]], (value) => this.#renameVariables(value === 'true'), { 'aria-label': t('drafting.variables'), 'data-testid': 'draft-format', disabled: this.#saving.seen.template !== null });
        return h('div', { class: 'draft-tools' }, tool('*', t('drafting.bold'), 'B'), tool('_', t('drafting.italic'), 'I'), tool('~', t('drafting.struck'), 'S'), add, format);
    }

    // --- changes

    #change(change, structure = false) {
        Object.assign(this.#draft, change);
        this.#saving.change(this.#draft);
        setText(this.state, t('drafting.saving'));
        this.#draw(structure);
    }

    #headerKind(kind) {
        this.#change({ header: { kind, text: this.#draft.header.text, example: this.#draft.header.example, sample: '', sampleName: '' } });
        this.drawHeader();
        this.#mark();
    }

    drawHeader() {
        const { header } = this.#draft;
        const set = (change) => this.#change({ header: { ...this.#draft.header, ...change } });
        if (header.kind === 'TEXT') {
            const text = textInput(header.text, (value) => set({ text: value }), { dir: 'auto', 'data-testid': 'draft-header-text' });
            const example = textInput(header.example, (value) => set({ example: value }), { 'data-testid': 'draft-header-example' });
            const add = button({ label: t('drafting.addVariable'), iconName: 'plus', onClick: () => insert(text, `{{${nextPlace('', this.#draft.named)}}}`) });
            this.headerExample = field({ name: `header.example`, label: t('drafting.headerExample'), control: example });
            this.headerFields.replaceChildren(field({ name: `header.text`, label: t('drafting.headerText'), control: text, most: 60, extra: h('div', { class: 'draft-tools' }, add) }), this.headerExample);
        } else if (header.kind in SAMPLES) {
            this.headerFields.replaceChildren(this.#sample(header));
        } else {
            this.headerFields.replaceChildren(...(header.kind === 'LOCATION' ? [h('p', { class: 'hint', text: t('drafting.locationHint') })] : []));
        }
    }

    #sample(header) {
        const input = h('input', { type: 'file', accept: SAMPLES[header.kind], disabled: !this.#saving.seen.uploads, 'data-testid': 'draft-sample' });
        input.addEventListener('change', () => input.files[0] && this.#upload(input.files[0]));
        const hint = this.#saving.seen.uploads ? t(SAMPLE_HINTS[header.kind]) : t('drafting.noApp');
        const given = header.sample && h('p', { class: 'draft-sample' }, icon('check'), h('bdi', { text: header.sampleName || t('drafting.sampleGiven') }));
        return h('div', {}, field({ name: `header.sample`, label: t('drafting.sample'), control: input, hint }), given);
    }

    async #upload(file) {
        if (file.size > LARGEST_SAMPLE) return this.#complain(t('drafting.sampleTooLarge'));
        if (!(await this.#saving.finish())) return;
        setText(this.state, t('drafting.uploading'));
        this.form.disabled = true;
        try {
            const seen = await api.giveSample(this.#saving.seen.id, this.#saving.seen.version, file);
            this.#saving.seen = seen;
            this.#draft.header = structuredClone(seen.draft.header);
            this.header.querySelector('[data-testid=draft-header]').value = seen.draft.header.kind;
            this.#complain('');
            this.#told(seen, null);
        } catch (failure) {
            this.#complain(failure.message);
            setText(this.state, '');
        } finally {
            this.form.disabled = false;
            this.drawHeader();
            this.#mark();
        }
    }

    /** Places that had numbers get names, or the other way round; their examples go with them. */
    #renameVariables(named) {
        const { body, examples, header } = this.#draft;
        const fresh = new Map(placesOf(body).map((place, index) => [place, named ? t('drafting.variableName', { number: index + 1 }) : String(index + 1)]));
        const moved = Object.fromEntries([...fresh].map(([old, name]) => [name, examples[old] ?? '']));
        const put = (text, names) => text.replace(/\{\{(.*?)\}\}/gsu, (place, name) => (names.has(name) ? `{{${names.get(name)}}}` : place));
        const title = new Map(placesOf(header.text).map((place) => [place, nextPlace('', named)]));
        this.#draft.named = named;
        this.bodyInput.value = put(body, fresh);
        this.#change({ body: this.bodyInput.value, examples: moved, header: { ...header, text: put(header.text, title) } });
        this.drawHeader();
        this.#mark();
    }

    // --- what follows from them

    #draw(structure) {
        const coded = this.#draft.category === 'AUTHENTICATION';
        for (const part of [this.header, this.body, this.footer, this.buttons]) part.hidden = coded;
        this.code.hidden = !coded;
        if (structure) this.buttonList.draw();
        this.#drawExamples();
        if (this.headerExample) this.headerExample.hidden = placesOf(this.#draft.header.text).length === 0;
        this.look.replaceChildren(previewOf(shapeOf(this.#draft)));
    }

    /** Fields that stay are left alone: somebody may be writing in one. */
    #drawExamples() {
        const wanted = placesOf(this.#draft.body);
        const there = new Map([...this.examples.children].map((child) => [child.dataset.place, child]));
        for (const [place, child] of there) if (!wanted.includes(place)) child.remove();
        for (const place of wanted) {
            if (there.has(place)) continue;
            const set = (value) => this.#change({ examples: { ...this.#draft.examples, [place]: value } });
            const input = textInput(this.#draft.examples[place] ?? '', set, { dir: 'auto', 'data-testid': `example-${place}` });
            const element = field({ name: `examples.${place}`, label: t('drafting.example', { variable: place }), control: input });
            element.dataset.place = place;
            this.examples.append(element);
        }
    }

    #touch(control) {
        const name = control.closest?.('[data-field]')?.dataset.field;
        if (!name) return;
        this.#touched.add(name);
        this.#mark();
    }

    #told(seen, failure) {
        if (seen) {
            setText(this.state, this.#saving.kept ? t('drafting.saved') : t('drafting.saving'));
            this.#mark();
        } else {
            setText(this.state, failure.passing ? t('drafting.notSaved') : failure.message);
            if (failure.rule === 'DraftChanged' || failure.status === 404) this.#offerReload(failure.message);
            this.#mark();
        }
    }

    /** Problems beside their fields, in the tree and in the list; Submit waits for the last one. */
    #mark() {
        const { seen } = this.#saving;
        const said = seen.refused?.field ? [{ field: wholeField(seen.refused.field, this.#draft), rule: 'REFUSED', text: t('drafting.whatsappSays', { words: seen.refused.words }) }] : [];
        showProblems(this, [...seen.problems, ...said], this.#touched);
        this.#drawTree(seen.problems);
        this.list.replaceChildren(...seen.problems.map((problem) => this.#reason(problem)));
        this.submit.disabled = seen.problems.length > 0 || seen.state !== 'OPEN';
    }

    #reason(problem) {
        const link = h('button', { type: 'button', class: 'link', text: `${this.#label(problem.field)}: ${problem.text}`, on: { click: () => this.#go(problem.field) } });
        return h('li', {}, link);
    }

    #label(name) {
        const [part, index] = name.split('.');
        if (part === 'buttons' && index) return t('drafting.buttonNumber', { number: Number(index) + 1 });
        if (part === 'examples') return t('drafting.example', { variable: name.slice('examples.'.length) });
        return { name: t('drafting.name'), language: t('drafting.language'), category: t('drafting.category'), header: t('drafting.header'), body: t('drafting.body'), footer: t('drafting.footer'), buttons: t('drafting.buttons'), code: t('drafting.code') }[part] ?? part;
    }

    #go(name) {
        const place = this.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? this.querySelector(`[data-part="${CSS.escape(partOf(name))}"]`);
        place?.scrollIntoView({ block: 'center' });
        place?.querySelector('[data-control]')?.focus({ preventScroll: true });
    }

    #drawTree(problems) {
        const coded = this.#draft.category === 'AUTHENTICATION';
        const nodes = coded
            ? [['general', t('drafting.general')], ['code', t('drafting.code')]]
            : [
                  ['general', t('drafting.general')],
                  ['header', t('drafting.header'), this.#draft.header.kind === 'NONE' ? t('drafting.header.NONE') : t(HEADERS[this.#draft.header.kind])],
                  ['body', t('drafting.body'), null, placesOf(this.#draft.body).map((place) => [`examples.${place}`, `{{${place}}}`])],
                  ['footer', t('drafting.footer')],
                  ['buttons', t('drafting.buttons'), null, this.#draft.buttons.map((one, index) => [`buttons.${index}.text`, one.text || t('drafting.buttonNumber', { number: index + 1 })])],
              ];
        this.tree.replaceChildren(h('ul', {}, ...nodes.map(([part, label, note, children]) => this.#node(part, label, note, children, problems))));
    }

    #node(part, label, note, children, problems) {
        const count = problems.filter((problem) => partOf(problem.field) === part).length;
        const mark = count > 0 && h('span', { class: 'tree-count', 'aria-label': tn('drafting.problemCount', count), text: count });
        const item = h('button', { type: 'button', class: 'tree-item', on: { click: () => this.#go(part) } }, h('span', { text: label }), note && h('small', { text: note }), mark);
        const inner = children?.length > 0 && h('ul', {}, ...children.map(([name, text]) => h('li', {}, h('button', { type: 'button', class: 'tree-item', text, on: { click: () => this.#go(name) } }))));
        return h('li', {}, item, inner);
    }

    // --- the way to WhatsApp

    #show(seen) {
        this.#draw(false);
        this.#mark();
        const waiting = seen.state !== 'OPEN';
        this.form.disabled = waiting;
        setAttribute(this.discard, 'disabled', waiting);
        if (waiting) this.#say('waiting', t('drafting.uncertain'));
        else if (seen.refused) this.#say('bad', refusal(seen.refused));
        else if (seen.failure in FAILURES) this.#say('bad', t(FAILURES[seen.failure]));
        else this.#say('', '');
        setText(this.state, waiting ? '' : t('drafting.saved'));
        if (waiting) setTimeout(() => void this.#lookAgain(), LOOK_AGAIN);
    }

    async #lookAgain() {
        try {
            const seen = await api.draft(this.#saving.seen.id);
            this.#saving.seen = seen;
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
            const { template, draft } = await api.submitDraft(this.#saving.seen.id, this.#saving.seen.version);
            if (draft) {
                this.#saving.seen = draft;
                return this.#show(draft);
            }
            location.assign(template ? `/console/template.xhtml?id=${encodeURIComponent(template)}` : '/console/templates.xhtml');
        } catch (failure) {
            this.#complain(failure.message);
            await this.#lookAgain();
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

function refusal({ code, words }) {
    return words ? t('drafting.refused', { words }) : t('drafting.refusedCode', { code });
}

/** Where WhatsApp's word about a part is shown. */
const wholeField = (part, draft) => (part === 'header' && draft.header.kind === 'TEXT' ? `header.text` : part);

/** The section in which a field stands. */
function partOf(name) {
    const part = name.split('.')[0];
    if (part === 'examples') return 'body';
    return ['header', 'body', 'footer', 'buttons', 'code'].includes(part) ? part : 'general';
}

/** The draft in the form of the preview. */
function shapeOf(draft) {
    const { header } = draft;
    const title = header.kind === 'TEXT' ? { format: 'TEXT', text: header.text, examples: { [placesOf(header.text)[0]]: header.example } } : { format: header.kind, name: header.sampleName };
    return {
        oneTimeCode: draft.category === 'AUTHENTICATION',
        code: draft.code,
        header: header.kind === 'NONE' ? null : title,
        body: { text: draft.body, examples: draft.examples },
        footer: draft.footer,
        offer: null,
        buttons: draft.buttons.map((one) => ({ kind: one.kind, text: one.kind === 'COPY_CODE' ? '' : one.text })),
        cards: [],
    };
}

customElements.define('template-editor', TemplateEditor);
