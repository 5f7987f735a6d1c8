/** The chat in which whoever writes an attendant plays the customer: the server answers by the rules that customers get. */
import { api, superseded } from './api.js';
import { button, h, icon, setText } from './dom.js';
import { t } from './texts.js';

const REASONS = {
    OPTION: 'route.reason.OPTION',
    SILENCE: 'route.reason.SILENCE',
    WRONG_ANSWERS: 'route.reason.WRONG_ANSWERS',
    CLOSED: 'route.reason.CLOSED',
    ASKED_FOR_SOMEBODY: 'route.reason.ASKED_FOR_SOMEBODY',
    ERROR: 'route.reason.ERROR',
};

export class Rehearsal {
    #state = null;
    #busy = false;
    #ended = false;

    /** @param tree gives the tree as it is written now */
    constructor(attendant, tree) {
        this.attendant = attendant;
        this.tree = tree;
        this.log = h('div', { class: 'rehearsal-log', role: 'log', 'aria-label': t('attending.rehearsal'), tabindex: 0, 'data-testid': 'rehearsal-log' });
        this.input = h('input', { type: 'text', class: 'ui-inputfield', maxlength: 4000, dir: 'auto', autocomplete: 'off', placeholder: t('attending.writeAsCustomer'), 'aria-label': t('attending.writeAsCustomer'), 'data-testid': 'rehearsal-input' });
        this.closed = h('input', { type: 'checkbox', id: 'rehearsal-closed', on: { change: () => this.restart() } });
        const send = h('button', { type: 'submit', class: 'button icon-only primary', 'aria-label': t('attending.send'), title: t('attending.send'), 'data-testid': 'rehearsal-send' }, icon('send'));
        const form = h('form', { class: 'rehearsal-write', on: { submit: (event) => this.#write(event) } }, this.input, send);
        this.element = h(
            'div',
            { class: 'rehearsal' },
            this.log,
            form,
            h(
                'div',
                { class: 'rehearsal-tools' },
                button({ label: t('attending.saysNothing'), iconName: 'hourglass', kind: 'quiet', testid: 'rehearsal-silence', onClick: () => this.#play('SILENCE', '', t('attending.saidNothing')) }),
                button({ label: t('attending.sendsPicture'), iconName: 'image', kind: 'quiet', onClick: () => this.#play('OTHER', '', t('attending.sentPicture')) }),
                button({ label: t('attending.again'), iconName: 'reopen', kind: 'quiet', testid: 'rehearsal-again', onClick: () => this.restart() }),
                h('span', { class: 'check' }, this.closed, h('label', { for: 'rehearsal-closed', text: t('attending.whenClosed') })),
            ),
        );
        this.restart();
    }

    restart() {
        this.#state = null;
        this.#ended = false;
        this.log.replaceChildren(h('p', { class: 'hint', text: t('attending.rehearsalHint') }));
    }

    #write(event) {
        event.preventDefault();
        const said = this.input.value.trim();
        if (!said || this.#busy) return;
        this.input.value = '';
        void this.#play('WRITE', said, said);
    }

    async #play(move, said, shown) {
        if (this.#busy) return;
        // A person has him: whoever writes on is another customer.
        if (this.#ended && move !== 'TOUCH') this.restart();
        this.#busy = true;
        this.log.querySelector(':scope > .hint')?.remove();
        this.#add(h('p', { class: `rehearsal-bubble mine ${move === 'WRITE' || move === 'TOUCH' ? '' : 'act'}`, dir: 'auto', text: shown }));
        try {
            const answer = await api.playAttendant(this.attendant, { tree: this.tree(), state: this.#state, move, said, open: !this.closed.checked });
            this.#state = answer.state;
            answer.messages.forEach((message) => this.#add(this.#message(message)));
            if (answer.end) this.#add(ending(answer.end));
            this.#ended = answer.end !== null;
        } catch (failure) {
            if (!superseded(failure)) this.#add(h('p', { class: 'failure', role: 'alert', text: failure.message }));
        } finally {
            this.#busy = false;
        }
    }

    #message({ shape, text, button: label, answers }) {
        const touch = ({ id, title, description }) => {
            const words = h('span', { dir: 'auto' }, title, description && h('small', { text: description }));
            return h('button', { type: 'button', class: 'rehearsal-answer', on: { click: () => void this.#play('TOUCH', id, title) } }, words);
        };
        const rows = answers.map(touch);
        const list = shape === 'LIST' && h('p', { class: 'rehearsal-list' }, icon('list'), h('span', { text: label }));
        return h('div', { class: 'rehearsal-bubble theirs', 'data-testid': 'rehearsal-message' }, h('p', { class: 'rehearsal-text', dir: 'auto', text }), list, ...rows);
    }

    #add(element) {
        this.log.append(element);
        this.log.scrollTop = this.log.scrollHeight;
    }
}

function ending({ name, reason }) {
    const element = h('p', { class: 'rehearsal-end', 'data-testid': 'rehearsal-end' }, icon('assign'), h('span'));
    setText(element.querySelector('span'), t('attending.goesTo', { name: name || t('attending.noRoute'), why: t(REASONS[reason] ?? 'route.reason.ERROR') }));
    return element;
}
