/** The day at the top of a thread says where one is while one scrolls; where one stands still it covers nothing that is read. */

/** So long after the last move one stands still. */
const STILL = 1_000;

/** Where a day stays at the top, as conversation.css has it, and a little more: what is stuck there is not wholly inside. */
const STUCK = 9;

export function watchDays(scroller, entries) {
    const stuck = new IntersectionObserver((seen) => seen.forEach(mark), { root: scroller, rootMargin: `-${STUCK}px 0px 0px`, threshold: [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1] });
    new MutationObserver((changes) => {
        for (const { addedNodes, removedNodes } of changes) {
            for (const node of removedNodes) if (isDay(node)) stuck.unobserve(node);
            for (const node of addedNodes) if (isDay(node)) stuck.observe(node);
        }
    }).observe(entries, { childList: true });
    let still = 0;
    scroller.addEventListener(
        'scroll',
        () => {
            clearTimeout(still);
            scroller.setAttribute('data-moving', '');
            still = setTimeout(() => scroller.removeAttribute('data-moving'), STILL);
        },
        { passive: true },
    );
}

const isDay = (node) => node instanceof HTMLElement && node.matches('.day');

function mark({ target, boundingClientRect, rootBounds }) {
    target.toggleAttribute('data-stuck', rootBounds !== null && boundingClientRect.top < rootBounds.top);
}
