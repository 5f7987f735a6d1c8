/** The console's overview, kept true while one looks at it: it is drawn again when something of it has changed. */
import { api } from './api.js';
import { store } from './store.js';

const FOLD = 'bandeja.guide';
const SOON = 800;
const NOW_AND_THEN = 10_000;

let timer = 0;
let due = Infinity;

/** Asked for after something happened, and now and then, because not everything of it is told. */
export function keepTrue() {
    for (const type of ['live', 'counters', 'gone', 'online', 'reload']) store.on(type, () => soon(SOON));
    document.addEventListener('visibilitychange', () => soon(SOON));
    document.addEventListener('toggle', ({ target }) => target.matches?.('.guide') && sessionStorage.setItem(FOLD, target.open ? 'open' : 'folded'), true);
    new MutationObserver(fold).observe(document.querySelector('form.start'), { childList: true, subtree: true });
    fold();
    soon(SOON);
}

/** As this window left it; the next one opens it again, until everything is done. */
function fold() {
    const guide = document.querySelector('.guide');
    if (guide?.open && sessionStorage.getItem(FOLD) === 'folded' && guide.dataset.known === undefined) guide.open = false;
    if (guide) guide.dataset.known = '';
}

/** Never later than was said before: where much happens it would never come to a look. */
function soon(wait) {
    const at = Date.now() + wait;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
        due = Infinity;
        void look();
    }, wait);
}

async function look() {
    if (document.hidden) return;
    try {
        if (told(await api.attention()) !== shown()) again();
    } catch {
        // what is shown stays until the next look
    }
    soon(NOW_AND_THEN);
}

/** What the page says, whoever has drawn it. */
function shown() {
    const matters = [...document.querySelectorAll('[data-matter]')].map(({ dataset }) => `${dataset.matter} ${dataset.count}`);
    const steps = [...document.querySelectorAll('[data-step]')].map(({ dataset }) => `${dataset.step} ${dataset.state}`);
    return [...matters, ...steps].join();
}

/** What it should say: the guide is gone when everything is done. */
function told({ items, setUp }) {
    const matters = items.map(({ matter, count }) => `${matter} ${count}`);
    const open = setUp?.some(({ state }) => state !== 'DONE');
    return [...matters, ...(open ? setUp.map(({ step, state }) => `${step} ${state}`) : [])].join();
}

/** The server draws it. */
function again() {
    const board = document.querySelector('[data-live-board]');
    document.getElementById(board?.dataset.liveBoard)?.click();
}
