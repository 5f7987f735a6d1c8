/** The way that a conversation took, from the number on: each step with its sign, when it was taken and why. */
import { button, h, icon } from './dom.js';
import { businessPhone } from './people.js';
import { t } from './texts.js';
import { fullTime, shortTime } from './times.js';

const SIGNS = {
    NUMBER: 'phone',
    DEPARTMENT: 'tray',
    AGENT: 'person',
    GROUP: 'group',
    ATTENDANT: 'list',
    OPTION: 'buttons',
    NO_ROUTE: 'warning',
};

/** As things were called then. */
const nameOf = ({ kind, name }) => (kind === 'NO_ROUTE' ? t('route.none') : kind === 'NUMBER' ? businessPhone(name) : name);

/** Why a step was taken. */
const REASONS = {
    NUMBER: 'route.reason.NUMBER',
    WAITED: 'route.reason.WAITED',
    BY_HAND: 'route.reason.BY_HAND',
    OPTION: 'route.reason.OPTION',
    SILENCE: 'route.reason.SILENCE',
    WRONG_ANSWERS: 'route.reason.WRONG_ANSWERS',
    CLOSED: 'route.reason.CLOSED',
    ASKED_FOR_SOMEBODY: 'route.reason.ASKED_FOR_SOMEBODY',
    ANSWERED_ELSEWHERE: 'route.reason.ANSWERED_ELSEWHERE',
    CANNOT_WRITE: 'route.reason.CANNOT_WRITE',
    NOBODY_THERE: 'route.reason.NOBODY_THERE',
    NO_ANSWER: 'route.reason.NO_ANSWER',
    BY_GROUP: 'route.reason.BY_GROUP',
    ERROR: 'route.reason.ERROR',
};

/** By which lists can be narrowed, in words that stand alone: that the number leads there says nothing of a way. */
const CHOICES = {
    WAITED: 'filter.reason.WAITED',
    BY_HAND: 'filter.reason.BY_HAND',
    OPTION: 'filter.reason.OPTION',
    SILENCE: 'filter.reason.SILENCE',
    WRONG_ANSWERS: 'filter.reason.WRONG_ANSWERS',
    CLOSED: 'filter.reason.CLOSED',
    ASKED_FOR_SOMEBODY: 'filter.reason.ASKED_FOR_SOMEBODY',
    ANSWERED_ELSEWHERE: 'filter.reason.ANSWERED_ELSEWHERE',
    CANNOT_WRITE: 'filter.reason.CANNOT_WRITE',
    NOBODY_THERE: 'filter.reason.NOBODY_THERE',
    NO_ANSWER: 'filter.reason.NO_ANSWER',
    BY_GROUP: 'filter.reason.BY_GROUP',
    ERROR: 'filter.reason.ERROR',
};

export const reasonChoices = () => Object.entries(CHOICES).map(([id, key]) => ({ id, name: t(key) }));

/** That the number leads there is no reason for leading nowhere. */
const reasonOf = ({ kind, reason }) => (kind === 'NO_ROUTE' && reason === 'NUMBER' ? null : REASONS[reason] && t(REASONS[reason]));

/** What the words of a line tell already needs no reason beside it. */
const TELLING = { OPTION: 'OPTION', MOVED: 'BY_HAND', GIVEN: 'BY_GROUP' };

/** A step in words that stand alone, among other things that happened. */
const WORDS = {
    NUMBER: 'route.step.NUMBER',
    DEPARTMENT: 'route.step.DEPARTMENT',
    AGENT: 'route.step.AGENT',
    GROUP: 'route.step.GROUP',
    ATTENDANT: 'route.step.ATTENDANT',
    OPTION: 'route.step.OPTION',
    NO_ROUTE: 'route.none',
};

export const stepText = (step) => t(WORDS[step.kind], { name: nameOf(step) });

/** Why the step was taken of which a line of the history tells; null where the line says so itself. */
export const whyOf = (action, step) => (TELLING[action] === step.reason ? null : reasonOf(step));

/** The steps of the chain; a press on it shows when each was taken, and why. */
export function chain(steps) {
    return (steps ?? []).map((step) => h('span', { class: 'route-step', 'data-kind': step.kind }, icon(SIGNS[step.kind]), h('bdi', { text: nameOf(step) })));
}

/** Opens all of it. */
export function showStory(steps) {
    const close = button({ label: t('route.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'route-close', onClick: () => dialog.close() });
    const dialog = h(
        'dialog',
        { class: 'box pick', 'aria-label': t('route.path'), 'data-testid': 'route-box' },
        h('header', { class: 'pick-head' }, h('h2', { class: 'box-title', text: t('route.path') }), close),
        h('div', { class: 'route-story', 'data-testid': 'route-story' }, list(steps)),
    );
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

/** All of it in words, one step below the other. */
export function story(steps) {
    return steps?.length > 0 && h('section', { class: 'route-story', 'data-testid': 'route-story' }, h('h3', {}, icon('move'), t('route.path')), list(steps));
}

function list(steps) {
    return h(
        'ol',
        {},
        steps.map((step) =>
            h(
                'li',
                { 'data-kind': step.kind },
                icon(SIGNS[step.kind]),
                h('span', { class: 'route-words' }, h('bdi', { text: nameOf(step) }), reasonOf(step) && h('span', { class: 'route-why', text: reasonOf(step) })),
                h('time', { datetime: step.at, title: fullTime(step.at), text: shortTime(step.at) }),
            ),
        ),
    );
}
