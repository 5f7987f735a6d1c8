/**
 * The steps of the browser's history. Every entry knows how many steps it is away from the list, so that the way back to the list
 * leaves no dead ones behind: depth; inside: what lies over the conversation on a phone; search: a search in the list; covers: how
 * many dialogs, sheets and menus are open over the page; lasting: how many of these stay when one steps further in.
 */
import { narrow } from './dom.js';

/** When the browser does not say that it has moved, one does not wait any longer. */
const PATIENCE = 1_000;

let here = 0;
let isList = () => true;
let timer = 0;
/** The click on a link out of the page: a step back would stop the browser on its way there. */
let leaving = null;
const waiting = [];

/**
 * @param shows says whether the present address is that of the list
 */
export function startSteps(shows) {
    isList = shows;
    addEventListener('popstate', arrive);
    addEventListener('hashchange', number);
    document.addEventListener('click', follow);
    document.addEventListener('click', noteLeaving, true);
    for (const type of ['pointerdown', 'keydown', 'pageshow']) addEventListener(type, () => (leaving = null), true);
    if (history.state?.depth === undefined && !isList()) putListBelow();
    number();
}

/** Who comes straight to a conversation, by a notification or a link, finds the list behind it. */
function putListBelow() {
    const { hash } = location;
    history.replaceState({ depth: 0 }, '', '#/');
    history.pushState({ depth: 1 }, '', hash);
}

function number() {
    here = history.state?.depth ?? (isList() ? 0 : here + 1);
    if (history.state?.depth === undefined) history.replaceState({ ...history.state, depth: here }, '');
}

/** The browser has arrived somewhere: what waited for that goes on, one after the other. */
function arrive() {
    clearTimeout(timer);
    timer = 0;
    if (history.state?.depth !== undefined) here = history.state.depth;
    queueMicrotask(goOn);
}

function goOn() {
    while (timer === 0 && waiting.length > 0) waiting.shift()();
}

export const isMoving = () => timer !== 0;

/** Whether the address is that of the list. */
export const atList = () => isList();

/** Now, or as soon as the browser has arrived where it is going. */
export function whenStill(action) {
    if (isMoving()) waiting.push(action);
    else action();
}

/** @param by how many steps; below zero: back. Who is leaving the page is let go. */
export function move(by) {
    if (leaving && !leaving.defaultPrevented) return;
    timer = setTimeout(arrive, PATIENCE);
    history.go(by);
}

/** To an address of this page. What lies over the page gives its step to it: nobody comes back to a dialog that is closed. */
export function show(hash) {
    whenStill(() => {
        if (!history.state?.covers) return void (location.hash = hash);
        history.replaceState({ depth: here }, '', hash);
        dispatchEvent(new HashChangeEvent('hashchange'));
    });
}

/** Links within the page do the same, and none is followed while the browser is on its way. */
function follow(event) {
    const link = event.target.closest?.('a[href^="#/"]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!isMoving() && !history.state?.covers) return;
    event.preventDefault();
    show(link.getAttribute('href'));
}

/** Heard before all others, such as a menu that closes itself; whoever does something afterwards is still here. */
function noteLeaving(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const isHere = link.getAttribute('href').startsWith('#') || link.hasAttribute('download') || (link.target && link.target !== '_self');
    leaving = isHere || !link.protocol?.startsWith('http') ? null : event;
}

/** Of the step on which one is. */
export const remember = (what) => history.replaceState({ ...history.state, ...what }, '');

/** A step further in at the same address. */
export function stepIn(what) {
    whenStill(() => {
        const { covers = 0, lasting = 0, ...state } = history.state ?? {};
        const below = lasting > 0 ? { covers: lasting, lasting } : {};
        if (covers > lasting && !what.covers) return history.replaceState({ ...state, ...below, ...what, depth: here }, '');
        here += what.search ? 0 : 1;
        history.pushState({ ...state, ...below, ...what, depth: here }, '');
    });
}

/** To the list: back to it where it lies behind, so that the history does not grow. */
export function backToList() {
    whenStill(() => {
        if (here === 1 || (here > 1 && narrow())) move(-here);
        else if (narrow()) location.replace('#/');
        else location.hash = '#/';
    });
}
