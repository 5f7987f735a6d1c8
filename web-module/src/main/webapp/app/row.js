/** One row of the list. */
import { summaryOf } from './content.js';
import { drafts } from './drafts.js';
import { h, icon, renew, setAttribute } from './dom.js';
import { signOf } from './kinds.js';
import { rowLabels } from './labels.js';
import { outgoing } from './outgoing.js';
import { avatar, contactName, flag, numberName } from './people.js';
import { isNew, markedParts } from './rules.js';
import { t, tn } from './texts.js';
import { tick } from './ticks.js';
import { listTime, roughTimeLeft, windowState } from './times.js';
import { trays } from './trays.js';

/** Makes an empty row for a conversation; drawRow fills it. */
export function makeRow(id) {
    const link = h('a', {
        class: 'row',
        href: `#/c/${encodeURIComponent(id)}`,
        tabindex: '-1',
        'data-testid': 'conversation-row',
        'data-conversation-id': id,
    });
    return h('li', { class: 'row-place' }, link);
}

/** Beside the row, not in it: a link holds no control. */
export function drawChoice(place, conversation, isChosen) {
    let box = place.querySelector('.row-choice');
    if (!box) {
        box = h('input', { type: 'checkbox', class: 'row-choice', tabindex: '-1', 'data-testid': 'row-choice', 'data-conversation': conversation.id });
        place.append(box);
    }
    setAttribute(box, 'aria-label', t('noRoute.pick', { name: contactName(conversation.contact) }));
    setAttribute(place, 'data-chosen', isChosen && 'true');
    box.checked = isChosen;
}

/** Draws the present state of a conversation into its row; says whether it looks otherwise than before. */
export function drawRow(place, conversation, { open, leaving, severalNumbers, found, words }) {
    const link = place.firstElementChild;
    const target = found ? `?m=${encodeURIComponent(found.id)}` : '';
    setAttribute(link, 'href', `#/c/${encodeURIComponent(conversation.id)}${target}`);
    setAttribute(link, 'aria-current', open && 'true');
    setAttribute(link, 'data-flag', conversation.flag ?? 'NONE');
    setAttribute(link, 'data-unread', String(conversation.unread));
    setAttribute(link, 'data-new', isNew(conversation) && 'true');
    setAttribute(link, 'data-leaving', leaving && 'true');
    return renew(
        link,
        avatar(conversation.contact.id, conversation.contact.name),
        h('span', { class: 'row-body' }, top(conversation), found ? snippet(conversation, found, words) : middle(conversation), bottom(conversation, severalNumbers)),
    );
}

/** Labels have what the rest of their line leaves, and this part of it anyway. */
const LABELS_LEAST = 0.36;

/** Shows in each row as many labels as have room beside flag and department, and of the others how many. All are measured before any is changed. */
export function fitLabels(places) {
    const lines = places.map((place) => place.querySelector('.row-labels')).filter(Boolean);
    for (const line of lines) for (const name of ['data-labels', 'data-cramped']) line.closest('.row').removeAttribute(name);
    const fits = lines.map(fitOf);
    lines.forEach((line, index) => {
        const { room, count, cramped } = fits[index];
        const row = line.closest('.row');
        setAttribute(row, 'data-labels', count);
        setAttribute(row, 'data-cramped', cramped);
        row.style.setProperty('--labels-room', `${room}px`);
    });
}

/**
 * The number gives its room first: it stands in the conversation, too.
 *
 * @returns the width for the labels, how many fit into it, one at least, and whether that takes the number's room; no count where labels
 *     stand elsewhere: there all have room
 */
function fitOf(line) {
    const low = line.parentElement;
    const whole = low.clientWidth;
    if (whole === 0) return { room: 0, count: null, cramped: false };
    const gapOf = (one) => parseFloat(getComputedStyle(one).columnGap);
    const widthOf = (one) => one?.offsetWidth ?? 0;
    const beside = [...low.children].filter((part) => part !== line).reduce((sum, part) => sum + widthOf(part) + gapOf(low), 0);
    const gap = gapOf(line);
    const chips = [...line.querySelectorAll('.label-chip')].map((chip) => widthOf(chip) + gap);
    const rest = widthOf(line.querySelector('.label-more'));
    const width = (count) => chips.slice(0, count).reduce((sum, one) => sum + one, 0) + (line.querySelector(`[data-after="${count}"]`) ? rest : -gap);
    const number = widthOf(low.querySelector('.row-number'));
    const cramped = number > 0 && beside + width(1) > whole;
    const room = Math.floor(Math.max(whole - beside + (cramped ? number : 0), LABELS_LEAST * whole));
    let count = chips.length;
    while (count > 1 && width(count) > room) count--;
    return { room, count, cramped };
}

function top(conversation) {
    return h(
        'span',
        { class: 'row-line' },
        h('bdi', { class: 'row-name', text: contactName(conversation.contact) }),
        h('time', { class: 'row-time', datetime: conversation.activityAt, text: listTime(conversation.activityAt) }),
    );
}

function middle(conversation) {
    const files = trays.get(conversation.id).length;
    const said = [files > 0 && tn('row.draftFiles', files), drafts.get(conversation.id)].filter(Boolean).join(' · ');
    const draft = said || drafts.get(conversation.id, 'note');
    const message = conversation.lastMessage;
    const sign = !draft && message && signOf(message);
    return h(
        'span',
        { class: 'row-line' },
        h(
            'span',
            { class: 'row-text' },
            outgoing.hasRefused(conversation.id) && tick({ status: 'REFUSED' }),
            draft && h('span', { class: 'row-draft', 'data-testid': 'row-draft', text: `${t(said ? 'row.draft' : 'row.noteDraft')} ` }),
            !draft && message && tick(message),
            sign && icon(sign),
            h('bdi', { text: draft || summary(message) }),
        ),
        badge(conversation),
    );
}

/** The message that a search has found, with what was searched for in bold. */
function snippet(conversation, found, words) {
    const parts = markedParts(found.text.replace(/\s+/gu, ' '), words);
    return h(
        'span',
        { class: 'row-line' },
        h(
            'span',
            { class: 'row-text row-found', 'data-testid': 'row-found' },
            icon('search'),
            h('bdi', {}, ...parts.map(({ text, marked }) => (marked ? h('mark', { text }) : h('span', { text })))),
        ),
        badge(conversation),
    );
}

/** A message in one line: folded white space, and a word for what has no text. */
function summary(message) {
    if (!message) return t('row.noMessage');
    return summaryOf(message);
}

/** Blue for unassigned, green for mine, of others' conversations a quiet grey one: the messages not read, or a dot for what is new without any. */
function badge(conversation) {
    if (!isNew(conversation)) return null;
    const kind = conversation.flag === 'MINE' ? 'mine' : conversation.flag === 'OTHER' ? 'other' : 'unassigned';
    const count = conversation.unread;
    return h(
        'span',
        { class: `badge badge-${kind}${count > 0 ? '' : ' badge-dot'}`, title: count > 0 ? null : t('row.new'), 'data-testid': 'row-badge', 'data-kind': kind, 'data-count': count },
        h('span', { 'aria-hidden': 'true', text: count > 0 ? (count > 99 ? '99+' : String(count)) : '' }),
        h('span', { class: 'sr-only', text: count > 0 ? tn('row.unread', count) : t('row.new') }),
    );
}

function bottom(conversation, severalNumbers) {
    const labels = rowLabels(conversation);
    return h(
        'span',
        { class: `row-line row-low ${labels ? 'row-labelled' : ''}`.trim() },
        h(
            'span',
            { class: 'row-facts' },
            flag(conversation),
            h('bdi', { class: 'row-department', text: conversation.department?.name ?? t('route.none') }),
            severalNumbers && conversation.number && h('bdi', { class: 'row-number', text: numberName(conversation.number) }),
        ),
        labels,
        conversation.status === 'OPEN' && !conversation.contact.group && windowSign(conversation.window),
    );
}

/** Nothing as long as there is time; then how much of it is left, and that there is none. */
function windowSign(serviceWindow) {
    const { state, left } = windowState(serviceWindow);
    if (state === 'open') return null;
    const time = roughTimeLeft(left);
    const shut = left === 0 && t(state === 'none' ? 'window.none' : 'window.closed');
    return h(
        'span',
        { class: `row-window ${shut ? 'row-shut' : `window-${state}`}`, title: shut ? `${shut}. ${t('row.shut')}` : t('window.closesIn', { time }), 'data-testid': 'row-window' },
        shut ? icon('shut') : icon('hourglass'),
        h('span', { class: 'sr-only', text: shut || t('window.left') }),
        !shut && h('span', { text: time }),
    );
}
