/** What a template with a login code is made of: WhatsApp writes its words. */
import { button, h } from './dom.js';
import { check, choice, field, groupProblems, textInput } from './template-fields.js';
import { t } from './texts.js';

const WAYS = { COPY_CODE: 'drafting.code.COPY_CODE', ONE_TAP: 'drafting.code.ONE_TAP', ZERO_TAP: 'drafting.code.ZERO_TAP' };
const MOST_APPS = 5;
const NO_APP = { packageName: '', signature: '' };

export class CodeFields {
    #code;
    #changed;

    /** @param changed what to do with it: changed(code, whether there are other fields than before) */
    constructor(code, changed) {
        this.#code = code;
        this.#changed = changed;
        this.apps = h('ol', { class: 'draft-buttons' });
        this.adding = button({ label: t('drafting.addApp'), iconName: 'plus', testid: 'add-app', onClick: () => this.#replace([...this.#code.apps, NO_APP], this.#code.apps.length) });
        this.ofApps = h('div', {}, h('p', { class: 'hint', text: t('drafting.appsHint') }), groupProblems('code.apps'), this.apps, this.adding);
        const terms = check(t('drafting.codeTerms'), code.terms, (value) => this.#set({ terms: value }), { 'data-testid': 'code-terms', 'data-control': '' });
        this.terms = h('div', { 'data-field': 'code.terms' }, terms, groupProblems('code.terms'));
        const minutes = textInput(code.minutes, (value) => this.#set({ minutes: Number.parseInt(value, 10) || 0 }), { type: 'number', min: 0, max: 90 });
        this.element = h(
            'div',
            {},
            h('p', { class: 'hint', text: t('drafting.codeHint') }),
            check(t('drafting.codeAdvice'), code.advice, (advice) => this.#set({ advice })),
            field({ name: 'code.minutes', label: t('drafting.codeMinutes'), control: minutes }),
            field({ name: 'code.way', label: t('drafting.codeWay'), control: choice(code.way, Object.entries(WAYS).map(([key, label]) => [key, t(label)]), (way) => this.#choose(way), { 'data-testid': 'code-way' }) }),
            this.ofApps,
            this.terms,
        );
        this.#draw();
    }

    #draw() {
        const { way, apps } = this.#code;
        this.ofApps.hidden = way === 'COPY_CODE';
        this.terms.hidden = way !== 'ZERO_TAP';
        this.apps.replaceChildren(...apps.map((app, index) => this.#app(app, index)));
        this.adding.hidden = apps.length >= MOST_APPS;
    }

    #app(app, index) {
        const set = (change) => this.#set({ apps: this.#code.apps.map((old, at) => (at === index ? { ...old, ...change } : old)) });
        const options = (testid) => ({ spellcheck: 'false', autocapitalize: 'none', 'data-testid': `app-${index}-${testid}` });
        return h(
            'li',
            { class: 'draft-button' },
            h(
                'div',
                { class: 'field-head' },
                h('strong', { text: t('drafting.appNumber', { number: index + 1 }) }),
                button({ label: t('drafting.remove'), iconName: 'trash', iconOnly: true, kind: 'quiet', testid: `remove-app-${index}`, onClick: () => this.#replace(this.#code.apps.filter((_, at) => at !== index), index - 1) }),
            ),
            field({ name: `code.apps.${index}.packageName`, label: t('drafting.packageName'), control: textInput(app.packageName, (packageName) => set({ packageName }), options('package')), most: 224 }),
            field({ name: `code.apps.${index}.signature`, label: t('drafting.signature'), control: textInput(app.signature, (signature) => set({ signature }), options('signature')), most: 11 }),
        );
    }

    #choose(way) {
        const apps = way === 'COPY_CODE' || this.#code.apps.length > 0 ? this.#code.apps : [NO_APP];
        this.#set({ way, apps }, true);
    }

    #set(change, structure = false) {
        this.#code = { ...this.#code, ...change };
        if (structure) this.#draw();
        this.#changed(this.#code, structure);
    }

    #replace(apps, focus) {
        this.#set({ apps }, true);
        this.apps.children[Math.max(0, focus)]?.querySelector('input')?.focus();
    }
}
