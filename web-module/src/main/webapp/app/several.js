/** Does something with several conversations: each by a call of its own, a few at a time. */
import { Unreachable } from './api.js';
import { back } from './router.js';
import { store } from './store.js';

/** So many calls at once: a thousand conversations are no reason to slow everybody down. */
const HANDS = 4;

/** Where the server does not say how long to wait. */
const PATIENCE = 1_000;

/**
 * Each by itself. Once the server cannot be reached, the rest is not tried: who waits is told soon.
 *
 * @param ids of the conversations
 * @param deed takes an id, gives what the server answers: a conversation's item, or nothing
 * @param tell is told how many are done, after each
 * @returns {Promise<{done: Array<{id, item}>, failed: Array<{id, reason}>}>} in the order in which they ended
 */
export async function withEach(ids, deed, tell = () => {}) {
    const waiting = [...ids];
    const done = [];
    const failed = [];
    let away = null;
    const hand = async () => {
        for (let id = waiting.shift(); id; id = waiting.shift()) {
            try {
                if (away) throw away;
                done.push({ id, item: await patiently(id, deed) });
            } catch (failure) {
                if (failure instanceof Unreachable) away = failure;
                failed.push({ id, reason: failure.message });
            }
            tell(done.length + failed.length);
        }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    return { done, failed };
}

/** Where the server wants us to wait we do, and go on. */
async function patiently(id, deed) {
    for (;;) {
        const asked = store.moment;
        try {
            const item = await deed(id);
            take(id, item, asked);
            return item;
        } catch (failure) {
            if (failure.status !== 429) throw failure;
            await new Promise((resolve) => setTimeout(resolve, (failure.retryAfter ?? 0) * 1_000 || PATIENCE));
        }
    }
}

/** What belongs to others now is not seen any more. */
function take(id, item, asked) {
    if (item?.gone) {
        if (store.openId === id) back();
        store.drop(id);
    } else if (item?.id === id) store.put(item, asked);
}

/** Reasons in one line, each once, with how many it holds for where there are several. */
export function reasonsOf(failed) {
    const counts = new Map();
    for (const { reason } of failed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const words = [...counts].sort(([, one], [, other]) => other - one);
    return words.map(([reason, count]) => (words.length > 1 ? `${reason} (${count})` : reason)).join(' ');
}
