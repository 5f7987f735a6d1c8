/** Says that a page could not begin, in the words that it came with, and offers to try again. */
import { Problem, Unreachable } from './api.js';
import { haveTexts } from './texts.js';

/** @param failure its words are told where they are meant for people */
export function tellStartFailed(failure) {
    const box = document.getElementById('start-failure');
    const told = haveTexts && (failure instanceof Problem || failure instanceof Unreachable);
    box.querySelector('[data-reason]').textContent = told ? failure.message : '';
    box.querySelector('button').addEventListener('click', () => location.reload());
    box.hidden = false;
}
