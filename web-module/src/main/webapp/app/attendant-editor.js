/** Where an administrator writes an auto attendant: the tree, its texts and answers, beside them a chat in which one plays the customer. */
import { api } from './api.js';
import { inOrder, listOf, MenuCards, titleOf } from './attendant-menus.js';
import { Rehearsal } from './attendant-rehearsal.js';
import { button, h, icon, setText } from './dom.js';
import { askBeforeLeaving } from './leaving.js';
import { businessPhone } from './people.js';
import { choice, field, showProblems, textArea, textInput } from './template-fields.js';
import { Saving } from './template-saving.js';
import { t, tn } from './texts.js';
import { fullTime } from './times.js';
import { toast } from './toast.js';

const LANGUAGES = { es: 'attending.language.es', en: 'attending.language.en', pt: 'attending.language.pt' };
const USE_PAGES = { NUMBER: '/console/number.xhtml?id=', ATTENDANT: '/console/attendant.xhtml?id=', GROUP: '/console/call-group.xhtml?id=' };
const PARTS = { general: 'attending.general', help: 'attending.help', hours: 'attending.hours' };
const WHERE = {
    name: 'general',
    language: 'general',
    greeting: 'general',
    fallback: 'general',
    handover: 'general',
    people: 'help',
    wrong: 'help',
    silence: 'help',
    closed: 'hours',
};

class AttendantEditor extends HTMLElement {
    #saving;
    #written;
    #touched = new Set();

    async connectedCallback() {
        this.replaceChildren(h('p', { class: 'hint', text: t('drafting.loading') }));
        try {
            this.#begin(await api.attendant(this.dataset.attendant));
        } catch (failure) {
            this.replaceChildren(h('p', { class: 'failure', role: 'alert', text: failure.message }));
        }
    }

    #begin(seen) {
        this.#written = { name: seen.name, tree: structuredClone(seen.tree) };
        this.#saving = new Saving(seen, (kept, failure) => this.#told(kept, failure), api.writeAttendant);
        this.#build();
        this.addEventListener('focusout', (event) => this.#touch(event.target));
        document.addEventListener('visibilitychange', () => document.hidden && void this.#saving.finish());
        askBeforeLeaving(() => !this.#saving.kept);
    }

    get #tree() {
        return this.#written.tree;
    }

    // --- what is on the page

    #build() {
        this.ends = JSON.parse(this.dataset.ends);
        this.banner = h('div', { class: 'draft-banner', role: 'status', 'data-testid': 'attendant-banner' });
        this.nav = h('nav', { class: 'draft-tree', 'aria-label': t('attending.parts') });
        this.menus = new MenuCards(this.#tree, this.ends, (structure) => this.#changed(structure));
        this.rehearsal = new Rehearsal(this.dataset.attendant, () => this.#tree);
        this.state = h('p', { class: 'draft-state', role: 'status', 'data-testid': 'attendant-state' });
        this.list = h('ul', { class: 'draft-problems', 'data-testid': 'attendant-problems' });
        this.publish = button({ label: t('attending.publish'), kind: 'primary', testid: 'publish-attendant', onClick: () => this.#publish() });
        this.remove = button({ label: t('attending.delete'), kind: 'quiet', testid: 'delete-attendant', onClick: () => this.#delete() });
        this.form = h('div', { class: 'draft-form' }, this.#general(), this.menus.element, this.#help(), this.#hours());
        this.past = h('div');
        const side = h(
            'aside',
            { class: 'draft-side', 'aria-label': t('attending.rehearsal') },
            h('h2', { text: t('attending.rehearsal') }),
            this.rehearsal.element,
            this.state,
            h('div', { class: 'buttons' }, this.publish),
            this.list,
            this.past,
            h('div', { class: 'buttons' }, this.remove),
        );
        this.replaceChildren(this.banner, h('div', { class: 'draft-page attendant-page' }, this.nav, this.form, side));
        this.menus.draw();
        this.#mark();
        setText(this.state, t('attending.saved'));
    }

    #part(name, ...content) {
        return h('section', { class: 'card draft-part', 'data-part': name, 'aria-labelledby': `part-${name}` }, h('h2', { id: `part-${name}`, text: t(PARTS[name]) }), ...content);
    }

    #general() {
        const tree = this.#tree;
        const name = textInput(this.#written.name, (value) => this.#set(this.#written, { name: value }), { maxlength: 120, 'data-testid': 'attendant-name' });
        const language = choice(tree.language, Object.entries(LANGUAGES).map(([key, label]) => [key, t(label)]), (value) => this.#set(tree, { language: value }));
        const departments = this.ends.filter((end) => end.kind === 'DEPARTMENT').map((end) => [end.to, end.name]);
        return this.#part(
            'general',
            h('div', { class: 'attendant-pair' }, field({ name: 'name', label: t('attending.name'), control: name }), field({ name: 'language', label: t('attending.language'), control: language, hint: t('attending.languageHint') })),
            field({
                name: 'fallback',
                label: t('attending.fallback'),
                control: choice(tree.fallback, [['', t('attending.choose')], ...withPresent(departments, tree.fallback)], (value) => this.#set(tree, { fallback: value }), { 'data-testid': 'attendant-fallback' }),
                hint: t('attending.fallbackHint'),
            }),
            this.#text('greeting', t('attending.greeting'), tree, 'greeting', null),
            this.#text('handover', t('attending.handover'), tree, 'handover', t('attending.handoverHint')),
        );
    }

    #help() {
        const { wrong, silence } = this.#tree;
        const number = (target, name, most) => textInput(target[name], (value) => this.#set(target, { [name]: Number.parseInt(value, 10) || 0 }), { type: 'number', min: 1, max: most });
        const people = textInput(this.#tree.people.join(', '), (value) => this.#set(this.#tree, { people: listOf(value) }), { dir: 'auto', 'data-testid': 'attendant-people' });
        return this.#part(
            'help',
            field({ name: 'people', label: t('attending.people'), control: people, hint: t('attending.peopleHint') }),
            this.#text('wrong.text', t('attending.wrong'), wrong, 'text', null),
            field({ name: 'wrong.tries', label: t('attending.tries'), control: number(wrong, 'tries', 10) }),
            field({ name: 'silence.minutes', label: t('attending.minutes'), control: number(silence, 'minutes', 720) }),
            this.#text('silence.reminder', t('attending.reminder'), silence, 'reminder', t('attending.reminderHint')),
        );
    }

    #hours() {
        const { closed } = this.#tree;
        const calendars = JSON.parse(this.dataset.calendars).map(({ id, name }) => [id, name]);
        const ends = this.ends.map((end) => [end.to, end.name]);
        return this.#part(
            'hours',
            field({ name: 'closed.hours', label: t('attending.calendar'), control: choice(closed.hours, [['', t('attending.always')], ...withPresent(calendars, closed.hours)], (value) => this.#set(closed, { hours: value }), { 'data-testid': 'attendant-hours' }) }),
            this.#text('closed.text', t('attending.closedText'), closed, 'text', null),
            field({ name: 'closed.route', label: t('attending.closedRoute'), control: choice(closed.route, [['', t('attending.toFallback')], ...withPresent(ends, closed.route)], (value) => this.#set(closed, { route: value })) }),
        );
    }

    #text(place, label, target, name, hint) {
        return field({ name: place, label, control: textArea(target[name], (value) => this.#set(target, { [name]: value }), { rows: 2, 'data-testid': `attendant-${place.replace('.', '-')}` }), hint });
    }

    // --- changes

    #set(target, change) {
        Object.assign(target, change);
        this.#changed(false);
    }

    #changed(structure) {
        this.#saving.change(this.#written);
        setText(this.state, t('drafting.saving'));
        if (structure) this.menus.draw(this.#tree);
        this.#mark();
    }

    #touch(control) {
        const name = control.closest?.('[data-field]')?.dataset.field;
        if (!name) return;
        this.#touched.add(name);
        this.#mark();
    }

    #told(seen, failure) {
        if (seen) {
            setText(this.state, this.#saving.kept ? t('attending.saved') : t('drafting.saving'));
        } else {
            setText(this.state, failure.passing ? t('drafting.notSaved') : failure.message);
            if (failure.rule === 'AttendantChanged' || failure.status === 404) this.#offerReload(failure.message);
        }
        this.#mark();
    }

    // --- what follows from them

    /** Problems beside their fields, in the tree and in the list; publishing waits for the last one. */
    #mark() {
        const { seen } = this.#saving;
        showProblems(this, seen.problems, this.#touched);
        this.#drawTree(seen.problems);
        for (const count of this.querySelectorAll('[data-count]')) {
            const found = seen.problems.filter((problem) => problem.field.startsWith(`${count.dataset.count}.`)).length;
            count.hidden = found === 0;
            setText(count, String(found));
        }
        this.list.replaceChildren(...seen.problems.map((problem) => h('li', {}, h('button', { type: 'button', class: 'link', text: `${this.#label(problem.field)}: ${problem.text}`, on: { click: () => this.#go(problem.field) } }))));
        this.publish.disabled = seen.problems.length > 0 || (this.#saving.kept && !seen.differs);
        this.#drawPast(seen);
    }

    #label(name) {
        const [part, key, , option] = name.split('.');
        if (part !== 'menus') return t(PARTS[WHERE[part]] ?? PARTS.general);
        const menu = this.#tree.menus.find((one) => one.key === key);
        if (!menu) return t('attending.mainMenu');
        const label = menu.options.find((one) => one.key === option)?.label;
        return option ? `${titleOf(this.#tree, menu)} › ${label || t('attending.unnamed')}` : titleOf(this.#tree, menu);
    }

    #go(name) {
        this.menus.reveal(name);
        const [part, key] = name.split('.');
        const whole = part === 'menus' ? `menus.${key}` : (WHERE[part] ?? part);
        const place = this.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? this.querySelector(`[data-part="${CSS.escape(whole)}"]`);
        place?.scrollIntoView({ block: place.matches('[data-part]') ? 'start' : 'center' });
        place?.querySelector('[data-control]')?.focus({ preventScroll: true });
    }

    #drawTree(problems) {
        const plain = (part) => this.#node(part, t(PARTS[part]), problems.filter(({ field: place }) => WHERE[place.split('.')[0]] === part).length);
        const menus = inOrder(this.#tree).map(({ menu, depth }) => {
            const place = `menus.${menu.key}`;
            const node = this.#node(place, titleOf(this.#tree, menu), problems.filter(({ field: where }) => where === place || where.startsWith(`${place}.`)).length, Math.min(depth, 4));
            const answers = menu.options.filter(({ action }) => action !== 'MENU');
            if (answers.length > 0) node.append(h('ul', {}, ...answers.map((option) => h('li', {}, h('button', { type: 'button', class: 'tree-item', text: option.label || t('attending.unnamed'), on: { click: () => this.#go(`${place}.options.${option.key}.label`) } })))));
            return node;
        });
        this.nav.replaceChildren(h('ul', {}, plain('general'), ...menus, plain('help'), plain('hours')));
    }

    #node(part, label, count, depth = 0) {
        const mark = count > 0 && h('span', { class: 'tree-count', 'aria-label': tn('drafting.problemCount', count), text: count });
        return h('li', { class: `depth-${depth}` }, h('button', { type: 'button', class: 'tree-item', on: { click: () => this.#go(part) } }, h('bdi', { text: label }), mark));
    }

    /** What talks now, what leads to it, and what was published before. */
    #drawPast({ number, uses, versions }) {
        const talks = number === null ? t('attending.unpublished') : t('attending.talks', { number });
        const used = uses.length > 0 ? [h('h3', { text: t('attending.usedBy') }), h('ul', {}, ...uses.map((use) => h('li', {}, h('a', { href: `${USE_PAGES[use.kind] ?? '#'}${encodeURIComponent(use.id)}`, text: use.kind === 'NUMBER' ? businessPhone(use.name) : use.name }))))] : [h('p', { class: 'hint', text: t('attending.unused') })];
        const past = versions.map((version) =>
            h(
                'li',
                {},
                h('span', { text: t('attending.versionBy', { number: version.number, name: version.author ?? '' }) }),
                h('time', { class: 'soft', datetime: version.publishedAt, text: fullTime(version.publishedAt) }),
                button({ label: t('attending.takeUp'), kind: 'link', onClick: () => this.#takeUp(version.number) }),
            ),
        );
        const signature = JSON.stringify([number, uses, versions]);
        if (this.past.dataset.shown === signature) return;
        this.past.dataset.shown = signature;
        this.past.replaceChildren(h('p', { class: 'attendant-talks', 'data-testid': 'attendant-talks', text: talks }), ...used, ...(past.length > 0 ? [h('details', {}, h('summary', { text: t('attending.versions') }), h('ul', { class: 'attendant-versions' }, ...past))] : []));
    }

    // --- publishing

    async #publish() {
        this.publish.disabled = true;
        try {
            if (!(await this.#saving.finish())) return;
            this.#saving.seen = await api.publishAttendant(this.#saving.seen.id, this.#saving.seen.version);
            this.#complain('');
            toast(t('attending.published', { number: this.#saving.seen.number }));
        } catch (failure) {
            this.#complain(failure.message);
        } finally {
            this.#mark();
        }
    }

    /** A version that was published before becomes what is being written. */
    async #takeUp(number) {
        try {
            const { tree } = await api.publishedAttendant(this.#saving.seen.id, number);
            this.#written = { name: this.#written.name, tree };
            this.#saving.change(this.#written);
            this.#build();
            setText(this.state, t('drafting.saving'));
        } catch (failure) {
            this.#complain(failure.message);
        }
    }

    async #delete() {
        if (this.remove.dataset.sure !== 'true') {
            this.remove.dataset.sure = 'true';
            setText(this.remove.querySelector('span'), t('attending.deleteSure'));
            return;
        }
        try {
            await api.deleteAttendant(this.#saving.seen.id);
            this.#saving.forget();
            location.assign('/console/attendants.xhtml');
        } catch (failure) {
            this.#complain(failure.message);
        }
    }

    #offerReload(text) {
        this.#complain(text);
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
        this.banner.className = `draft-banner ${text ? 'bad' : ''}`;
        this.banner.replaceChildren(...(text ? [icon('warning'), h('p', { text })] : []));
        if (text) this.banner.scrollIntoView({ block: 'nearest' });
    }
}

/** What was chosen stays a choice, also where it is not offered any more. */
function withPresent(choices, present) {
    return present && !choices.some(([value]) => value === present) ? [...choices, [present, t('attending.gone')]] : choices;
}

customElements.define('attendant-editor', AttendantEditor);
