/**
 * Where the browser's back is at hand - on a phone, on a tablet - it closes what is open over the page, the topmost first: dialogs,
 * sheets, menus, the viewer, the choosing of rows, a search, a note that is written. Each is a step of the history for as long as it is open.
 */
import { chosen } from './chosen.js';
import { narrow } from './dom.js';
import { atList, isMoving, move, remember, stepIn, whenStill } from './steps.js';

const COARSE = matchMedia('(pointer: coarse)');

/** Elsewhere one goes back and forth between conversations, and what is open stays open. */
const isAtHand = () => narrow() || COARSE.matches;

/** The lowest first: {isOpen(), close(), lasts}; lasts: it stays open below whatever one steps into from there. */
let open = [];

/** Something has opened over the page; of what is known already nothing changes. */
function add(cover) {
    if (cover.isOpen() && !open.includes(cover)) open.push(cover);
    settle();
}

export const covers = { add, settle };

export function startCovers() {
    addEventListener('popstate', () => queueMicrotask(obey));
    // A conversation that was asked for from elsewhere has taken the step of what is still open.
    addEventListener('hashchange', () => queueMicrotask(settle));
    watchDialogs();
    watchReadyMade();
    watchChoosing();
    watchSearch();
    settle();
}

const present = () => (open = open.filter((cover) => cover.isOpen()));

/** How many of the lowest ones stay where they are. */
const lastingOf = (count) => open.slice(0, count).filter(({ lasts }) => lasts).length;

const steps = () => history.state?.covers ?? 0;

/** The history gets as many steps as there are covers. */
function settle() {
    whenStill(() => {
        const wanted = present().length;
        if (wanted < steps()) move(wanted - steps());
        else if (isAtHand()) {
            for (let count = steps() + 1; count <= wanted; count += 1) stepIn({ covers: count, lasting: lastingOf(count) });
            // A menu may have closed below what was opened from it.
            if (wanted > 0 && history.state.lasting !== lastingOf(wanted)) remember({ lasting: lastingOf(wanted) });
        }
    });
}

/** Who has gone back gets rid of what lay over the page; who comes upon a step whose dialog is closed goes on. */
function obey() {
    if (isMoving() || !isAtHand()) return;
    for (const cover of present().slice(steps()).reverse()) cover.close();
    settle();
}

/** All of ours are put at the end of the page; one that stays until something is done in it says so, and takes its step again. */
function watchDialogs() {
    const take = (element) => {
        if (element.localName !== 'dialog') return;
        const cover = { isOpen: () => element.open && element.isConnected, close: () => element.dataset.stays === undefined && element.close() };
        // Its own close event is heard by nobody when it is taken out of the page at once.
        new MutationObserver(() => add(cover)).observe(element, { attributes: true, attributeFilter: ['open'] });
        add(cover);
    };
    [...document.body.children].forEach(take);
    new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes]).forEach(take)).observe(document.body, { childList: true });
    document.addEventListener('close', settle, true);
}

/** The menus and dialogs of PrimeFaces come and go by their style. */
function watchReadyMade() {
    for (const element of document.querySelectorAll('.ui-menu, .ui-dialog')) {
        const cover = { isOpen: () => getComputedStyle(element).display !== 'none', close: () => window.PrimeFaces.getWidgetById(element.id).hide() };
        new MutationObserver(() => add(cover)).observe(element, { attributes: true, attributeFilter: ['style', 'class', 'aria-hidden'] });
    }
}

function watchChoosing() {
    const cover = { isOpen: () => chosen.size > 0, close: () => chosen.set([]) };
    chosen.addEventListener('change', () => add(cover));
}

/** A search stays below the conversations that it has found: its step is one of the list. */
function watchSearch() {
    const field = document.querySelector('list-head input[type=search], .contacts-head input[type=search]');
    if (!field) return;
    const searching = () => field.value !== '';
    const keep = () =>
        whenStill(() => {
            if (!atList()) return;
            if (searching() && !history.state?.search && narrow()) stepIn({ search: true });
            else if (!searching() && history.state?.search) move(-1);
        });
    const obeyBack = () => {
        if (isMoving() || !atList()) return;
        if (!searching() || history.state?.search || !narrow()) return keep();
        field.value = '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    field.addEventListener('input', keep);
    addEventListener('popstate', () => queueMicrotask(obeyBack));
    keep();
}
