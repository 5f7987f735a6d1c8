/** Where an administrator makes a call group: who, in which order, by which rule; and how it stands at this moment. */
import { api } from './api.js';
import { ask } from './console-ask.js';
import { button, h, setText } from './dom.js';
import { askBeforeLeaving } from './leaving.js';
import { businessPhone } from './people.js';
import { presenceShown } from './presence.js';
import { store } from './store.js';
import { choice, field, textInput } from './template-fields.js';
import { language, t, tn } from './texts.js';
import { toast } from './toast.js';

const LOOK_EVERY = 5_000;
const STRATEGIES = {
    ROUND_ROBIN: ['group.roundRobin', 'group.roundRobinLong'],
    LEAST_BUSY: ['group.leastBusy', 'group.leastBusyLong'],
    LAST_AGENT_FIRST: ['group.lastAgent', 'group.lastAgentLong'],
    SHARED: ['group.shared', 'group.sharedLong'],
};
const KINDS = { DEPARTMENT: 'group.kind.departments', AGENT: 'group.kind.agents', GROUP: 'group.kind.groups', ATTENDANT: 'group.kind.attendants' };
const PROBLEMS = { ARCHIVED: 'group.problem.archived', NOBODY: 'group.problem.nobody', LOOP: 'group.problem.loop' };
const END_PROBLEM = 'group.problem.end';

class GroupEditor extends HTMLElement {
    #kept = null;
    #choices = null;
    #steps = [];
    /** What is written here, as it is saved; null before there is anything to write, and after the last of it. */
    #saved = null;

    async connectedCallback() {
        askBeforeLeaving(() => this.#saved !== null && this.#written() !== this.#saved);
        this.replaceChildren(h('p', { class: 'hint', text: t('state.loading') }));
        try {
            [this.#choices, this.#kept] = await Promise.all([api.groupChoices(), this.dataset.id ? api.group(this.dataset.id) : null]);
            this.#build();
            if (this.#kept) this.#watch();
        } catch (failure) {
            this.replaceChildren(h('p', { class: 'failure', role: 'alert', text: failure.message }));
        }
    }

    disconnectedCallback() {
        clearInterval(this.timer);
    }

    #build() {
        const kept = this.#kept ?? { name: '', department: { id: this.#first('DEPARTMENT') }, strategy: 'ROUND_ROBIN', capacity: null, calendar: null, closed: null, overflow: null, steps: [{ members: [], minutes: null }] };
        this.#steps = kept.steps.map(({ members, minutes }) => ({ members: [...members], minutes }));
        this.name = textInput(kept.name, () => {}, { maxlength: 120, 'data-testid': 'group-name' });
        this.home = choice(`department:${kept.department.id}`, this.#of('DEPARTMENT'), () => {}, { 'data-testid': 'group-home' });
        this.capacity = textInput(kept.capacity ?? '', () => {}, { type: 'number', min: 1, max: 1000, inputmode: 'numeric', placeholder: t('group.noLimit'), 'data-testid': 'group-capacity' });
        this.calendar = choice(kept.calendar ?? '', [['', t('group.always')], ...this.#choices.calendars.map(({ id, name }) => [id, name])], () => {}, { 'data-testid': 'group-calendar' });
        this.closed = this.#route(kept.closed, t('group.closedWaits'), 'group-closed');
        this.overflow = this.#route(kept.overflow, t('group.overflowWaits'), 'group-overflow');
        this.stepList = h('ol', { class: 'group-steps', 'data-testid': 'group-steps' });
        this.failure = h('p', { class: 'failure', role: 'alert', hidden: true, 'data-testid': 'group-failure' });
        this.saver = button({ label: t(this.#kept ? 'group.save' : 'group.create'), kind: 'primary', testid: 'save-group', onClick: () => this.#save() });
        this.state = h('section', { class: 'card', 'data-testid': 'group-state', hidden: true });
        this.replaceChildren(
            this.#banner(),
            this.state,
            h('section', { class: 'card' }, h('h2', { text: t('group.what') }), field({ name: 'name', label: t('group.name'), control: this.name }), field({ name: 'home', label: t('group.home'), control: this.home, hint: t('group.homeHint') })),
            h('section', { class: 'card' }, h('h2', { text: t('group.strategy') }), this.#strategies(kept.strategy)),
            h(
                'section',
                { class: 'card' },
                h('h2', { text: t('group.steps') }),
                h('p', { class: 'hint', text: t('group.stepsHint') }),
                this.stepList,
                h('div', { class: 'buttons' }, button({ label: t('group.addStep'), iconName: 'plus', testid: 'add-step', onClick: () => this.#addStep() })),
            ),
            h(
                'section',
                { class: 'card' },
                h('h2', { text: t('group.limits') }),
                field({ name: 'capacity', label: t('group.capacity'), control: this.capacity, hint: t('group.capacityHint') }),
                field({ name: 'calendar', label: t('group.calendar'), control: this.calendar }),
                field({ name: 'closed', label: t('group.closed'), control: this.closed }),
                field({ name: 'overflow', label: t('group.overflow'), control: this.overflow, hint: t('group.overflowHint') }),
            ),
            this.failure,
            h(
                'div',
                { class: 'buttons' },
                this.saver,
                this.#kept && button({ label: t('group.delete'), iconName: 'trash', kind: 'quiet', testid: 'delete-group', onClick: () => this.#delete() }),
            ),
        );
        this.#drawSteps();
        this.#saved = this.#written();
    }

    #first = (kind) => this.#choices.routes.find((route) => route.kind === kind)?.to.split(':')[1] ?? '';

    #of = (kind) => this.#choices.routes.filter((route) => route.kind === kind).map(({ to, name }) => [to, name]);

    /** What is wrong, and what leads here. */
    #banner() {
        const { problem, uses = [], closed, overflow } = this.#kept ?? {};
        const wrong = [problem && t(PROBLEMS[problem] ?? END_PROBLEM), (closed?.problem || overflow?.problem) && t(END_PROBLEM)].filter(Boolean);
        return h(
            'div',
            { class: 'group-banner' },
            ...wrong.map((text) => h('p', { class: 'failure', 'data-testid': 'group-problem', text })),
            uses.length > 0 && h('p', { class: 'hint', 'data-testid': 'group-uses' }, `${t('group.usedBy')} `, h('bdi', { text: uses.map(({ kind, name }) => (kind === 'NUMBER' ? businessPhone(name) : name)).join(', ') })),
        );
    }

    #route(present, none, testid) {
        const select = h('select', { class: 'select', 'data-testid': testid }, h('option', { value: '', text: none }));
        if (present && !this.#choices.routes.some(({ to }) => to === present.to)) select.append(h('option', { value: present.to, text: present.name }));
        for (const [kind, label] of Object.entries(KINDS)) {
            const options = this.#choices.routes.filter((route) => route.kind === kind && route.to !== `group:${this.#kept?.id}`).map(({ to, name }) => h('option', { value: to, text: name }));
            if (options.length > 0) select.append(h('optgroup', { label: t(label) }, ...options));
        }
        select.value = present?.to ?? '';
        return select;
    }

    #strategies(present) {
        const entries = Object.entries(STRATEGIES).map(([key, [name, long]]) => {
            const input = h('input', { type: 'radio', name: 'strategy', value: key, checked: key === present, 'data-testid': `strategy-${key.toLowerCase()}`, on: { change: () => this.#drawSteps() } });
            return h('label', { class: 'group-strategy' }, input, h('span', {}, h('strong', { text: t(name) }), h('span', { class: 'hint', text: t(long) })));
        });
        this.radios = h('div', { class: 'group-strategies', role: 'radiogroup', 'aria-label': t('group.strategy') }, ...entries);
        return this.radios;
    }

    get #strategy() {
        return this.radios.querySelector('input:checked').value;
    }

    #addStep() {
        this.#steps.push({ members: [], minutes: null });
        this.#drawSteps();
        this.stepList.lastElementChild.querySelector('select').focus();
    }

    #drawSteps() {
        this.stepList.replaceChildren(...this.#steps.map((step, index) => this.#step(step, index)));
    }

    #step(step, index) {
        const last = index === this.#steps.length - 1;
        const minutes = textInput(step.minutes ?? '', (value) => (step.minutes = value === '' ? null : Number(value)), {
            type: 'number',
            min: 1,
            max: 1440,
            inputmode: 'numeric',
            class: 'ui-inputfield group-minutes',
            placeholder: last ? t('group.noLimit') : '',
            'data-testid': 'step-minutes',
        });
        const tool = (label, iconName, testid, possible, onClick) => button({ label, iconName, iconOnly: true, kind: 'quiet', testid, disabled: !possible, onClick });
        return h(
            'li',
            { class: 'group-step', 'data-testid': 'group-step' },
            h(
                'header',
                { class: 'group-step-head' },
                h('h3', { text: t('group.step', { number: index + 1 }) }),
                tool(t('group.stepUp'), 'up', 'step-up', index > 0, () => this.#move(index, -1)),
                tool(t('group.stepDown'), 'down', 'step-down', !last, () => this.#move(index, 1)),
                tool(t('group.removeStep'), 'trash', 'remove-step', this.#steps.length > 1, () => this.#remove(index)),
            ),
            h('ul', { class: 'group-members', 'data-testid': 'step-members' }, ...step.members.map((member) => this.#member(step, member))),
            this.#adder(step),
            h('label', { class: 'group-time' }, h('span', { text: t(this.#strategy === 'SHARED' ? 'group.minutesShared' : 'group.minutes') }), minutes),
        );
    }

    #move(index, by) {
        const [step] = this.#steps.splice(index, 1);
        this.#steps.splice(index + by, 0, step);
        this.#drawSteps();
        this.stepList.children[index + by].querySelector(`[data-testid=${by < 0 ? 'step-up' : 'step-down'}]`).focus();
    }

    #remove(index) {
        this.#steps.splice(index, 1);
        this.#drawSteps();
    }

    #member(step, member) {
        const known = this.#choices.routes.find(({ to }) => to === member.to);
        return h(
            'li',
            { class: 'group-member' },
            h('bdi', { text: known?.name ?? member.name }),
            member.problem && h('span', { class: 'mark bad', 'data-testid': 'member-gone', text: t('group.memberGone') }),
            member.to.startsWith('department:') && this.#strategy !== 'SHARED' && h('span', { class: 'hint', text: t('group.everybody') }),
            button({
                label: t('group.removeMember', { name: known?.name ?? member.name }),
                iconName: 'close',
                iconOnly: true,
                kind: 'quiet small',
                testid: 'remove-member',
                onClick: () => {
                    step.members = step.members.filter((other) => other !== member);
                    this.#drawSteps();
                },
            }),
        );
    }

    /** A shared step is one department; otherwise people and departments as one likes. */
    #adder(step) {
        const shared = this.#strategy === 'SHARED';
        const free = (kind) => this.#choices.routes.filter((route) => route.kind === kind && !step.members.some(({ to }) => to === route.to));
        const select = h('select', { class: 'select', 'aria-label': t('group.addMember'), 'data-testid': 'add-member' }, h('option', { value: '', text: t(shared ? 'group.chooseDepartment' : 'group.addMember') }));
        for (const kind of shared ? ['DEPARTMENT'] : ['DEPARTMENT', 'AGENT']) {
            const options = free(kind).map(({ to, name }) => h('option', { value: to, text: name }));
            if (options.length > 0) select.append(h('optgroup', { label: t(KINDS[kind]) }, ...options));
        }
        select.addEventListener('change', () => {
            const chosen = this.#choices.routes.find(({ to }) => to === select.value);
            if (!chosen) return;
            const member = { to: chosen.to, name: chosen.name };
            step.members = shared ? [member] : [...step.members, member];
            this.#drawSteps();
        });
        return select;
    }

    #wanted() {
        return {
            name: this.name.value,
            department: this.home.value.split(':')[1] ?? '',
            strategy: this.#strategy,
            capacity: this.capacity.value === '' ? null : Number(this.capacity.value),
            calendar: this.calendar.value || null,
            closed: this.closed.value || null,
            overflow: this.overflow.value || null,
            steps: this.#steps.map(({ members, minutes }) => ({ members: members.map(({ to }) => to), minutes })),
            version: this.#kept?.version ?? null,
        };
    }

    #written() {
        return JSON.stringify(this.#wanted());
    }

    /** Nothing is written or pressed meanwhile: it would be gone, or be a second save. */
    async #save() {
        const id = this.#kept?.id;
        this.failure.hidden = true;
        this.inert = true;
        try {
            const kept = id ? await api.writeGroup(id, this.#wanted()) : await api.createGroup(this.#wanted());
            if (!id) return this.#leaveFor(`/console/call-group.xhtml?id=${kept.id}`);
            this.#kept = kept;
            this.#build();
            void this.#look();
            toast(t('group.saved'));
        } catch (failure) {
            this.#tell(failure.message);
        }
        this.inert = false;
        this.saver.focus({ preventScroll: true });
    }

    async #delete() {
        if (!(await ask(t('group.deleteQuestion', { name: this.#kept.name }), t('group.delete')))) return;
        try {
            await api.deleteGroup(this.#kept.id);
            this.#leaveFor('/console/call-groups.xhtml');
        } catch (failure) {
            this.#tell(failure.message);
        }
    }

    #leaveFor(page) {
        this.#saved = null;
        location.assign(page);
    }

    #tell(text) {
        this.failure.textContent = text;
        this.failure.hidden = false;
        this.failure.scrollIntoView({ block: 'nearest' });
    }

    // --- how it stands

    #watch() {
        void this.#look();
        this.timer = setInterval(() => document.hidden || this.#look(), LOOK_EVERY);
        store.on('live', ({ type }) => type === 'presence.changed' && this.#look());
    }

    async #look() {
        try {
            this.#drawState(await api.groupState(this.#kept.id));
        } catch {
            // what is shown stays until the next look
        }
    }

    #drawState({ waiting, open, nextChange, members }) {
        const there = members.filter(({ presence }) => presence === 'AVAILABLE').length;
        const when = nextChange && new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(nextChange));
        const head = [tn('group.waiting', waiting), tn('group.there', there), !open && t('group.closedNow'), !open && when && t('group.opensAt', { time: when })].filter(Boolean).join(' · ');
        this.state.hidden = false;
        const title = this.state.querySelector('h2') ?? h('h2', { text: t('group.now') });
        const line = this.state.querySelector('.group-line') ?? h('p', { class: 'group-line' });
        setText(line, head);
        this.state.replaceChildren(...[title, line, members.length > 0 && this.#table(members)].filter(Boolean));
    }

    #table(members) {
        const row = ({ name, presence, openConversations, unanswered, steps }) =>
            h(
                'tr',
                {},
                h('td', {}, h('bdi', { text: name })),
                h('td', {}, presenceShown(presence)),
                h('td', { class: 'figure', text: openConversations.toLocaleString(language) }),
                h('td', { class: 'figure', text: unanswered.toLocaleString(language) }),
                h('td', { text: steps.join(', ') }),
            );
        const head = ['group.member', 'group.presence', 'group.open', 'group.unanswered', 'group.inSteps'].map((key) => h('th', { scope: 'col', text: t(key) }));
        return h('div', { class: 'group-table' }, h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...members.map(row))));
    }
}

customElements.define('group-editor', GroupEditor);
