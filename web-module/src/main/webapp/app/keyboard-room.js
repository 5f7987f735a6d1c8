/** The keyboard of an iPhone lies over the page and makes it no smaller: the page makes itself as high as what is seen of it. */
import { hasPointer } from './dom.js';

/** Pixels: less is the browser's own bar. */
const LEAST = 80;

export function makeRoomForKeyboard() {
    if (window.visualViewport && !hasPointer()) visualViewport.addEventListener('resize', fit);
}

function fit() {
    const { height, scale } = visualViewport;
    const { style } = document.documentElement;
    const isCovered = scale < 1.05 && innerHeight - height > LEAST;
    if (!isCovered) return void style.removeProperty('--seen-height');
    style.setProperty('--seen-height', `${Math.round(height)}px`);
    scrollTo(0, 0);
}
