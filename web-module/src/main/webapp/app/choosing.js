/** How rows are chosen with the hand: by the box that stands over the picture, a range with Shift, on a touch screen by a long press. */
import { chosen } from './chosen.js';

const LONG = 500;
const STILL = 10;

/**
 * @param rows the element that holds them
 * @param order gives the conversations as they stand in the list
 */
export function watchChoosing(rows, order) {
    rows.addEventListener('click', (event) => {
        const box = event.target.closest('.row-choice');
        if (box && event.shiftKey) chosen.range(box.dataset.conversation, box.checked, order());
        else if (box) chosen.toggle(box.dataset.conversation, box.checked);
    });
    watchLongPress(rows);
}

/** A finger that stays on a row chooses it; from then on a touch chooses, and opens nothing. */
function watchLongPress(rows) {
    let press = null;
    let pressed = false;
    const end = () => {
        clearTimeout(press?.timer);
        press = null;
    };
    rows.addEventListener('pointerdown', (event) => {
        pressed = false;
        const id = rowOf(event);
        if (event.pointerType !== 'touch' || !id) return;
        const timer = setTimeout(() => {
            pressed = true;
            chosen.toggle(id);
            navigator.vibrate?.(10);
        }, LONG);
        press = { x: event.clientX, y: event.clientY, timer };
    });
    rows.addEventListener('pointermove', (event) => press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL && end());
    for (const type of ['pointerup', 'pointercancel', 'pointerleave']) rows.addEventListener(type, end);
    rows.addEventListener('contextmenu', (event) => (press || pressed) && event.preventDefault());
    rows.addEventListener(
        'click',
        (event) => {
            const id = rowOf(event);
            if (!id || event.target.closest('.row-choice')) return;
            const chooses = event.pointerType === 'touch' && chosen.size > 0;
            if (!pressed && !chooses) return;
            event.preventDefault();
            if (!pressed) chosen.toggle(id);
            pressed = false;
        },
        true,
    );
}

const rowOf = (event) => event.target.closest('.row-place')?.firstElementChild.dataset.conversationId ?? null;
