/** The way that a conversation took, from the number on: each step with its sign, when it was taken and why. */
import { h, icon } from './dom.js';
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
const nameOf = (step) => (step.kind === 'NO_ROUTE' ? t('route.none') : step.name);

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

/** The steps of the chain: time and reason wait behind the pointer. */
export function chain(steps) {
    return (steps ?? []).map((step) =>
        h('li', { title: [nameOf(step), step.at && shortTime(step.at), reasonOf(step)].filter(Boolean).join(' · '), 'data-kind': step.kind }, icon(SIGNS[step.kind]), h('bdi', { text: nameOf(step) })),
    );
}

/** All of it in words, one step below the other. */
export function story(steps) {
    if (!steps?.length) return null;
    return h(
        'section',
        { class: 'route-story', 'data-testid': 'route-story' },
        h('h3', {}, icon('move'), t('route.path')),
        h(
            'ol',
            {},
            steps.map((step) =>
                h(
                    'li',
                    { 'data-kind': step.kind },
                    icon(SIGNS[step.kind]),
                    h('span', { class: 'route-words' }, h('bdi', { text: nameOf(step) }), reasonOf(step) && h('span', { class: 'route-why', text: reasonOf(step) })),
                    step.at && h('time', { datetime: step.at, title: fullTime(step.at), text: shortTime(step.at) }),
                ),
            ),
        ),
    );
}
