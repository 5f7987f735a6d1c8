/** The keyboard stays where one works: when what had the focus is gone after an update, its neighbourhood gets it. */

/** Where one works, and what of it gets the focus when nothing has kept it. */
const REGIONS = [
    ['.list-pane, .toasts', () => document.querySelector('conversation-list').focusInSight()],
    ['conversation-thread', (region) => region.querySelector('.thread-scroller')?.focus({ preventScroll: true })],
    ['.conversation-frame', (region) => region.querySelector('.head-name')?.focus({ preventScroll: true })],
    ['.details-pane', (region) => firstToSee(region.querySelectorAll('button, a, [tabindex]'))?.focus({ preventScroll: true })],
];

/** Some are there for phones only. */
const firstToSee = (controls) => [...controls].find((control) => control.checkVisibility());

/** {element, region, give} */
let last = null;

export function keepFocus() {
    document.addEventListener('focusin', ({ target }) => (last = placeOf(target)));
    // Who presses somewhere else has left by himself.
    document.addEventListener('pointerdown', () => (last = null), true);
    new MutationObserver(() => isLost() && requestAnimationFrame(mend)).observe(document.getElementById('app'), { childList: true, subtree: true });
}

function placeOf(element) {
    for (const [selector, give] of REGIONS) {
        const region = element.closest(selector);
        if (region) return { element, region, give };
    }
    return null;
}

const isLost = () => last !== null && document.activeElement === document.body && !last.element.isConnected;

/** A frame later: whoever draws anew has given it back by then. */
function mend() {
    if (!isLost()) return;
    const { region, give } = last;
    last = null;
    if (region.isConnected && region.offsetParent !== null) give(region);
}
