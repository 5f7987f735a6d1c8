/** Building and keeping elements. Text is always text: nothing here takes markup. */

const ICONS = new URL('icons.svg', import.meta.url).pathname;

/**
 * Makes an element.
 *
 * @param tag its name
 * @param options class, on (listeners), text, and any other attribute; false and null leave an attribute out
 * @param children elements and strings; null and false are skipped
 */
export function h(tag, options = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
        if (name === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
        else if (name === 'text') element.textContent = value;
        else setAttribute(element, name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

/** Sets an attribute only when it differs; false, null and undefined remove it, true sets it empty. */
export function setAttribute(element, name, value) {
    if (value === false || value === null || value === undefined) {
        if (element.hasAttribute(name)) element.removeAttribute(name);
    } else {
        const text = value === true ? '' : String(value);
        if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
}

/** Sets a text only when it differs, so that screen readers and selections are left alone. */
export function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
}

/** Gives an element these children, unless it has such already: what is put there anew is styled and laid out anew. @returns whether it had others */
export function renew(parent, ...children) {
    const wanted = parent.cloneNode();
    wanted.append(...children);
    if (wanted.isEqualNode(parent)) return false;
    parent.replaceChildren(...wanted.childNodes);
    return true;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of the sprite; decorative unless it gets a label. */
export function icon(name, label = null) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', `icon icon-${name}`);
    if (label) {
        svg.setAttribute('role', 'img');
        svg.setAttribute('aria-label', label);
    } else {
        svg.setAttribute('aria-hidden', 'true');
    }
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', `${ICONS}#${name}`);
    svg.append(use);
    return svg;
}

/** A button with an icon, a word, or both. */
export function button({ label, iconName = null, iconOnly = false, kind = '', testid = null, onClick, ...attributes }) {
    return h(
        'button',
        {
            type: 'button',
            class: `button ${kind} ${iconOnly ? 'icon-only' : ''}`.trim(),
            'aria-label': iconOnly ? label : null,
            title: iconOnly ? label : null,
            'data-testid': testid,
            on: { click: onClick },
            ...attributes,
        },
        iconName && icon(iconName),
        !iconOnly && h('span', { text: label }),
    );
}

/**
 * Puts the children of a parent into an order without touching one of them, which may have the focus or the pointer.
 *
 * @param elements the wanted children, in order
 * @param still the child that must not be taken out of the document, or null
 */
export function arrange(parent, elements, still = null) {
    const wanted = new Set(elements);
    for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
    let place = parent.firstElementChild;
    for (const element of elements) {
        if (element === place) {
            place = place.nextElementSibling;
        } else if (element === still && element.parentNode === parent) {
            while (place !== still) {
                const next = place.nextElementSibling;
                parent.append(place);
                place = next;
            }
            place = still.nextElementSibling;
        } else {
            parent.insertBefore(element, place);
        }
    }
}

export const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const PHONE = matchMedia('(max-width: 719.98px)');

/** A phone's width: one pane at a time. */
export const narrow = () => PHONE.matches;

/** Calls back when the page has become as narrow as a phone, or wider. */
export const onNarrow = (listener) => PHONE.addEventListener('change', listener);

/** Takes what is typed. */
export const takesText = (element) => element.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

/** A dialog stands before the page, ours or one of PrimeFaces: also when the focus has left it for a moment. */
const isCovered = () => document.querySelector('dialog:modal, .ui-dialog[aria-hidden=false]') !== null;

/** Menus and dialogs have keys of their own. */
export const isOverlay = (element) => element.closest('dialog, .ui-dialog, .ui-menu, .emoji-picker, .ways, .message-menu') !== null || isCovered();

/** Somebody types or chooses something at this moment: the focus is not to be taken away. */
export const isOccupied = () => takesText(document.activeElement) || isOverlay(document.activeElement);

/** True where the keyboard is not on the screen, so that focusing an input hides nothing. */
export const hasPointer = () => matchMedia('(hover: hover) and (pointer: fine)').matches;
