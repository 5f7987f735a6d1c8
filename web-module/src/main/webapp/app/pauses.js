/** How long a page waits before it opens its live line again, so that what stood behind a node does not come in one moment. */

const SOONEST = 250;
/** The first two tries, each within this time: whoever finds another node at once is back soon, and everybody within ten seconds. */
const SPREAD = 3_000;
const LONGEST = 30_000;
/** The server sends its pages away one after the other by itself (1012, service restart). */
const SENT_AWAY = 1012;
const AT_ONCE = 500;

/** @param attempt from 1 on; code: with which the line was closed; chance: from 0 to 1 */
export function pauseBefore(attempt, code, chance = Math.random()) {
    const most = attempt === 1 && code === SENT_AWAY ? AT_ONCE : Math.min(LONGEST, SPREAD * 2 ** Math.max(0, attempt - 2));
    return SOONEST + chance * (most - SOONEST);
}
