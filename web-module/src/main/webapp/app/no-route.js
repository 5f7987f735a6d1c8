/** What administrators do with conversations that have no route: to the number's settings, or by hand into a department. */
import { api, Unreachable } from './api.js';
import { chosen } from './chosen.js';
import { button, h, icon } from './dom.js';
import { numberName } from './people.js';
import { pick } from './picker.js';
import { back } from './router.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { toast } from './toast.js';

/** So many calls at once: a thousand conversations are no reason to slow everybody down. */
const HANDS = 4;

/** Where the server does not say how long to wait. */
const PATIENCE = 1_000;

class NoRouteTools extends HTMLElement {
    #drawn = '';
    /** How many of those that are being moved are done; null: nothing is being moved. */
    #done = null;
    #all = 0;

    connectedCallback() {
        this.list = document.querySelector('conversation-list');
        for (const type of ['view', 'me', 'conversation', 'gone']) store.on(type, () => this.#draw());
        chosen.addEventListener('change', () => this.#draw());
        this.list.model.addEventListener('change', () => this.#draw());
        document.addEventListener('bandeja:move-chosen', () => this.#move());
        this.#draw();
    }

    #draw() {
        const shows = store.view.route === 'none' && Boolean(store.me?.administrator);
        this.hidden = !shows;
        if (!shows) {
            this.#drawn = '';
            return;
        }
        const items = this.list.model.items();
        const numbers = [...new Map(items.filter(({ number }) => number).map(({ number }) => [number.id, number])).values()];
        const signature = JSON.stringify([numbers.map(({ id, name }) => [id, name]), items.length, chosen.size, this.#done]);
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        const focused = this.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
        const links = numbers.length > 0 ? [h('div', { class: 'number-links' }, ...numbers.map(settingsLink))] : [];
        this.replaceChildren(...links, ...(items.length > 0 ? [this.#tools(items)] : []));
        if (focused) this.querySelector(`[data-testid="${focused}"]`)?.focus();
    }

    #tools(items) {
        const every = items.length > 0 && items.every(({ id }) => chosen.has(id));
        return h(
            'div',
            { class: 'chosen-tools' },
            button({
                label: t(every ? 'noRoute.none' : 'noRoute.all'),
                kind: 'quiet',
                testid: 'choose-all',
                onClick: () => chosen.set(every ? [] : items.map(({ id }) => id)),
            }),
            h('span', { class: 'chosen-count', role: 'status', text: this.#state() }),
            button({
                label: t('noRoute.move'),
                iconName: 'move',
                kind: 'primary',
                testid: 'move-chosen',
                disabled: chosen.size === 0 || this.#done !== null,
                onClick: () => this.#move(),
            }),
        );
    }

    /** How far it is, else how many are chosen. */
    #state() {
        if (this.#done !== null) return t('noRoute.moving', { done: this.#done, all: this.#all });
        return chosen.size > 0 ? tn('noRoute.chosen', chosen.size) : '';
    }

    async #move() {
        const ids = [...chosen.ids];
        if (ids.length === 0 || this.#done !== null) return;
        const where = await pick({
            title: t('pick.move'),
            search: t('pick.searchDepartments'),
            empty: t('pick.nowhere'),
            load: () => api.targets(ids[0], 'move'),
        });
        if (!where) return;
        this.#all = ids.length;
        this.#tell(0);
        const failures = await moveAll(ids, where.id, (done) => this.#tell(done));
        this.#tell(null);
        const moved = ids.length - failures.length;
        const words = [
            moved > 0 && tn('noRoute.moved', moved, { name: where.name }),
            failures.length > 0 && tn('noRoute.partly', failures.length, { reason: failures[0].message }),
        ];
        toast(words.filter(Boolean).join('. '), failures.length > 0 ? 'error' : 'info');
    }

    #tell(done) {
        this.#done = done;
        this.#draw();
    }
}

/** One click to where the number's route is chosen. */
function settingsLink({ id, name, displayPhoneNumber }) {
    return h(
        'a',
        { class: 'number-link', href: `/console/number.xhtml?id=${encodeURIComponent(id)}#route`, 'data-testid': 'number-settings' },
        icon('gear'),
        h('bdi', { text: t('noRoute.settings', { number: numberName({ name, displayPhoneNumber }) }) }),
    );
}

/**
 * Each by itself; what could not be moved stays chosen.
 *
 * @param tell is told how many are done
 */
async function moveAll(ids, department, tell) {
    const waiting = [...ids];
    const failures = [];
    let done = 0;
    const hand = async () => {
        for (let id = waiting.shift(); id; id = waiting.shift()) {
            const failure = await moveOne(id, department);
            if (failure) failures.push(failure);
            else chosen.toggle(id, false);
            tell(++done);
        }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    return failures;
}

/** Where the server wants us to wait we do, and go on. */
async function moveOne(id, department) {
    for (;;) {
        const asked = store.moment;
        try {
            const item = await api.move(id, department);
            if (item.gone) {
                if (store.openId === id) back();
                store.drop(id);
            } else store.put(item, asked);
            return null;
        } catch (failure) {
            if (failure.status === 429) {
                await new Promise((resolve) => setTimeout(resolve, (failure.retryAfter ?? 0) * 1_000 || PATIENCE));
                continue;
            }
            if (failure.status === 404) store.drop(id);
            else if (!(failure instanceof Unreachable)) await refresh(id);
            return failure;
        }
    }
}

async function refresh(id) {
    const asked = store.moment;
    try {
        store.put(await api.conversation(id), asked);
    } catch {
        // the live line will tell
    }
}

customElements.define('no-route-tools', NoRouteTools);
