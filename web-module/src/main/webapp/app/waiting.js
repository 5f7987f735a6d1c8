/** A wait that is longer than a moment shows itself. */
import { h } from './dom.js';
import { t } from './texts.js';

const SHOWN_AFTER = 300;

/** By place: how many wait there, and the sign of all of them. */
const places = new WeakMap();

/**
 * Shows a sign in a place until the promise is settled; not if that is soon.
 *
 * @param place an element; of a list an item
 * @returns what the promise gives
 */
export async function waiting(place, promise) {
    const waits = places.get(place) ?? { count: 0, sign: makeSign(place), timer: 0 };
    places.set(place, waits);
    waits.count += 1;
    if (!waits.sign.isConnected) {
        clearTimeout(waits.timer);
        waits.timer = setTimeout(() => place.append(waits.sign), SHOWN_AFTER);
    }
    try {
        return await promise;
    } finally {
        waits.count -= 1;
        if (waits.count === 0) {
            clearTimeout(waits.timer);
            waits.sign.remove();
        }
    }
}

function makeSign(place) {
    const sign = h('div', { class: 'spinner', role: 'status', 'aria-label': t('state.loading'), 'data-testid': 'waiting' });
    return place.matches('ul, ol') ? h('li', { class: 'wait-sign' }, sign) : h('div', { class: 'wait-sign' }, sign);
}
