/** Where an administrator writes a calendar: a week that is quick to fill in, holidays, exceptions. */
import { api } from './api.js';
import { ask } from './console-ask.js';
import { button, h, setAttribute } from './dom.js';
import { minutesOf, readRanges, writeRanges } from './hours-text.js';
import { askBeforeLeaving } from './leaving.js';
import { field, textInput } from './template-fields.js';
import { language, t } from './texts.js';
import { toast } from './toast.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const SVG = 'http://www.w3.org/2000/svg';
const DAY = 1440;

/** A Monday, to name the days in the language of the page. */
const dayName = (index, weekday = 'long') => new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + index)));

class HoursEditor extends HTMLElement {
    #kept = { id: null, name: '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone, week: {}, days: [], version: null, uses: [] };
    /** What is written here, as it is saved; null before there is anything to write, and after the last of it. */
    #saved = null;

    async connectedCallback() {
        askBeforeLeaving(() => this.#saved !== null && this.#written() !== this.#saved);
        this.replaceChildren(h('p', { class: 'hint', text: t('state.loading') }));
        try {
            if (this.dataset.id) this.#kept = await api.calendar(this.dataset.id);
            this.#build();
        } catch (failure) {
            this.replaceChildren(h('p', { class: 'failure', role: 'alert', text: failure.message }));
        }
    }

    #build() {
        const kept = this.#kept;
        this.name = textInput(kept.name, () => {}, { maxlength: 120, required: true, 'data-testid': 'calendar-name' });
        const zones = h('datalist', { id: 'zones' }, ...zonesKnown().map((zone) => h('option', { value: zone })));
        this.zone = textInput(kept.zone, () => {}, { list: 'zones', spellcheck: 'false', autocapitalize: 'none', maxlength: 64, 'data-testid': 'calendar-zone' });
        this.rows = DAYS.map((day, index) => this.#row(day, index));
        this.days = h('ul', { class: 'special-days', 'data-testid': 'special-days' });
        kept.days.forEach((day) => this.days.append(specialDay(day)));
        this.saver = button({ label: t(kept.id ? 'hours.save' : 'hours.create'), kind: 'primary', testid: 'save-calendar', onClick: () => this.#save() });
        this.failure = h('p', { class: 'failure', role: 'alert', hidden: true, 'data-testid': 'calendar-failure' });
        this.replaceChildren(
            h('section', { class: 'card' }, this.#now(), field({ name: 'name', label: t('hours.name'), control: this.name }), field({ name: 'zone', label: t('hours.zone'), control: this.zone, hint: t('hours.zoneHint') }), zones),
            h('section', { class: 'card' }, h('h2', { text: t('hours.week') }), h('p', { class: 'hint', text: t('hours.weekHint') }), this.#tools(), h('div', { class: 'hours-week' }, scale(), ...this.rows.map(({ element }) => element))),
            h(
                'section',
                { class: 'card' },
                h('h2', { text: t('hours.special') }),
                h('p', { class: 'hint', text: t('hours.specialHint') }),
                this.days,
                h('div', { class: 'buttons' }, button({ label: t('hours.addDay'), iconName: 'plus', testid: 'add-day', onClick: () => this.#addDay() })),
            ),
            this.failure,
            h(
                'div',
                { class: 'buttons' },
                this.saver,
                kept.id && button({ label: t('hours.delete'), iconName: 'trash', kind: 'quiet', testid: 'delete-calendar', onClick: () => this.#delete() }),
            ),
        );
        this.#drawBars();
        this.#saved = this.#written();
    }

    /** What it means at this moment, and for whom. */
    #now() {
        const { id, open, nextChange, uses } = this.#kept;
        if (!id) return null;
        const when = nextChange && new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: this.#kept.zone }).format(new Date(nextChange));
        const state = t(open ? 'hours.openNow' : 'hours.closedNow');
        const next = when ? t(open ? 'hours.closesAt' : 'hours.opensAt', { time: when }) : '';
        return h(
            'p',
            { class: 'hours-now', 'data-testid': 'calendar-now' },
            h('span', { class: `mark ${open ? 'accent' : ''}`, text: state }),
            ` ${next}`,
            uses.length > 0 && h('span', { class: 'hours-uses', 'data-testid': 'calendar-uses' }, ` ${t('hours.usedBy')} `, h('bdi', { text: uses.map(({ name }) => name).join(', ') })),
        );
    }

    #tools() {
        const tool = (label, testid, onClick) => button({ label, testid, onClick });
        return h(
            'div',
            { class: 'hours-tools', role: 'group', 'aria-label': t('hours.quick') },
            tool(t('hours.copyWeekdays', { day: dayName(0) }), 'copy-weekdays', () => this.#copy([1, 2, 3, 4])),
            tool(t('hours.copyAll', { day: dayName(0) }), 'copy-all', () => this.#copy([1, 2, 3, 4, 5, 6])),
            tool(t('hours.always'), 'fill-always', () => this.#fill(() => '00:00-24:00')),
            tool(t('hours.clear'), 'fill-nothing', () => this.#fill(() => '')),
        );
    }

    #copy(days) {
        this.#tidy(this.rows[0].input);
        const monday = this.rows[0].input.value;
        days.forEach((index) => (this.rows[index].input.value = monday));
        this.#drawBars();
    }

    #fill(what) {
        this.rows.forEach(({ input }, index) => (input.value = what(index)));
        this.#drawBars();
    }

    #row(day, index) {
        const input = textInput(writeRanges(this.#kept.week[day] ?? []), () => this.#drawBars(), {
            class: 'ui-inputfield hours-input',
            'aria-label': dayName(index),
            placeholder: t('hours.closed'),
            inputmode: 'text',
            maxlength: 200,
            'data-testid': `hours-${day.toLowerCase()}`,
        });
        input.addEventListener('blur', () => this.#tidy(input));
        const bar = document.createElementNS(SVG, 'svg');
        bar.setAttribute('viewBox', `0 0 ${DAY} 10`);
        bar.setAttribute('preserveAspectRatio', 'none');
        bar.setAttribute('class', 'hours-bar');
        bar.setAttribute('aria-hidden', 'true');
        const element = h('div', { class: 'hours-row' }, h('span', { class: 'hours-day', 'aria-hidden': 'true', text: dayName(index, 'short') }), input, bar);
        return { input, bar, element };
    }

    #tidy(input) {
        const ranges = readRanges(input.value);
        if (ranges) input.value = writeRanges(ranges);
        this.#drawBars();
    }

    /** What runs over midnight is seen on the next day, too. */
    #drawBars() {
        const read = this.rows.map(({ input }) => readRanges(input.value));
        this.rows.forEach(({ input, bar }, index) => {
            setAttribute(input, 'aria-invalid', read[index] === null && 'true');
            const own = (read[index] ?? []).map(minutesOf);
            const before = (read[(index + 6) % 7] ?? []).map(minutesOf).filter(([, to]) => to > DAY);
            bar.replaceChildren(
                ...own.map(([from, to]) => rect(from, Math.min(to, DAY), 'hours-open')),
                ...before.map(([, to]) => rect(0, to - DAY, 'hours-open hours-over')),
            );
        });
    }

    #addDay() {
        const row = specialDay({ date: '', name: '', hours: [] });
        this.days.append(row);
        row.querySelector('input').focus();
    }

    #wanted() {
        const week = {};
        this.rows.forEach(({ input }, index) => (week[DAYS[index]] = required(input, readRanges(input.value))));
        const days = [...this.days.children].map((row) => {
            const { date, yearly, name, hours } = row.fields;
            required(date, date.value || null);
            return { date: yearly.checked ? `--${date.value.slice(5)}` : date.value, name: name.value, hours: required(hours, readRanges(hours.value)) };
        });
        return { name: this.name.value, zone: this.zone.value.trim(), week, days, version: this.#kept.version };
    }

    /** Also what is not understood. */
    #written() {
        return JSON.stringify([...this.querySelectorAll('input')].map(({ type, checked, value }) => (type === 'checkbox' ? checked : value)));
    }

    /** Nothing is written or pressed meanwhile: it would be gone, or be a second save. */
    async #save() {
        const { id } = this.#kept;
        this.failure.hidden = true;
        try {
            const wanted = this.#wanted();
            this.inert = true;
            this.#kept = id ? await api.writeCalendar(id, wanted) : await api.createCalendar(wanted);
            if (!id) return this.#leaveFor(`/console/calendar.xhtml?id=${this.#kept.id}`);
            this.#build();
            toast(t('hours.saved'));
        } catch (failure) {
            this.#tell(failure.message);
        }
        if (!this.inert) return;
        this.inert = false;
        this.saver.focus({ preventScroll: true });
    }

    async #delete() {
        if (!(await ask(t('hours.deleteQuestion', { name: this.#kept.name }), t('hours.delete')))) return;
        try {
            await api.deleteCalendar(this.#kept.id);
            this.#leaveFor('/console/calendars.xhtml');
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
}

/** @throws what the person reads when something is not understood; the field gets the focus */
function required(input, value) {
    setAttribute(input, 'aria-invalid', value === null && 'true');
    if (value !== null) return value;
    input.focus();
    throw new Error(t('hours.notUnderstood', { text: input.value || input.getAttribute('aria-label') }));
}

function specialDay({ date, name, hours }) {
    const yearly = date.startsWith('--');
    const fields = {
        date: h('input', { type: 'date', class: 'ui-inputfield', value: yearly ? `${new Date().getFullYear()}-${date.slice(2)}` : date, 'aria-label': t('hours.date'), 'data-testid': 'day-date' }),
        name: textInput(name, () => {}, { maxlength: 120, placeholder: t('hours.dayName'), 'aria-label': t('hours.dayName'), 'data-testid': 'day-name' }),
        hours: textInput(writeRanges(hours), () => {}, { maxlength: 200, placeholder: t('hours.closed'), 'aria-label': t('hours.dayHours'), 'data-testid': 'day-hours' }),
        yearly: h('input', { type: 'checkbox', checked: yearly, 'data-testid': 'day-yearly' }),
    };
    const row = h(
        'li',
        { class: 'special-day' },
        fields.date,
        fields.name,
        fields.hours,
        h('label', { class: 'special-yearly' }, fields.yearly, t('hours.yearly')),
        button({ label: t('hours.removeDay'), iconName: 'trash', iconOnly: true, kind: 'quiet', testid: 'remove-day', onClick: () => row.remove() }),
    );
    row.fields = fields;
    return row;
}

function rect(from, to, kind) {
    const element = document.createElementNS(SVG, 'rect');
    Object.entries({ x: from, y: 0, width: Math.max(0, to - from), height: 10, class: kind }).forEach(([name, value]) => element.setAttribute(name, value));
    return element;
}

/** The hours above the bars. */
function scale() {
    return h('div', { class: 'hours-row hours-scale', 'aria-hidden': 'true' }, h('span'), h('span'), h('span', { class: 'hours-marks' }, ...[0, 6, 12, 18, 24].map((hour) => h('span', { text: String(hour) }))));
}

function zonesKnown() {
    return Intl.supportedValuesOf?.('timeZone') ?? [];
}

customElements.define('hours-editor', HoursEditor);
