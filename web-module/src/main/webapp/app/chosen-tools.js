/** What can be done with the conversations that are chosen in the list, and what came of it. */
import { ACTIONS, QUESTIONS } from './actions.js';
import { api } from './api.js';
import { chosen } from './chosen.js';
import { button, h } from './dom.js';
import { pickLabels } from './label-picker.js';
import { pick } from './picker.js';
import { back } from './router.js';
import { reasonsOf, withEach } from './several.js';
import { store } from './store.js';
import { language, t, tn } from './texts.js';
import { now } from './times.js';
import { offer, toast } from './toast.js';
import { whyNot } from './why-not.js';

/** In the order of the buttons: what is said when it is done, and a word where the button has no room for all of them. */
const DEEDS = {
    CLAIM: { ...ACTIONS.CLAIM, done: 'chosen.claimed' },
    ASSIGN: { ...ACTIONS.ASSIGN, done: 'chosen.assigned' },
    TAKE_OVER: { ...ACTIONS.TAKE_OVER, done: 'chosen.claimed' },
    TRANSFER: { ...ACTIONS.TRANSFER, done: 'chosen.transferred' },
    RETURN: { ...ACTIONS.RETURN, short: 'chosen.short.return', done: 'chosen.returned' },
    MOVE: { ...ACTIONS.MOVE, done: 'noRoute.moved' },
    COMPLETE: { ...ACTIONS.COMPLETE, short: 'chosen.short.complete', done: 'chosen.completed' },
    REOPEN: { ...ACTIONS.REOPEN, done: 'chosen.reopened' },
    LABEL: { label: 'label.title', icon: 'label', run: (ids) => pickLabels(ids) },
    READ: { act: markRead, back: unreadAgain, label: 'action.markRead', short: 'chosen.short.read', done: 'chosen.read', icon: 'checks', may: ({ unread, newActivity }) => unread > 0 || newActivity },
    UNREAD: { act: markUnread, back: ({ id, seq }) => api.read(id, seq), label: 'action.markUnread', short: 'chosen.short.unread', done: 'chosen.unread', icon: 'unread', may: ({ unread }) => unread === 0 },
};

/** Only of those who administer a department, or everything. */
const ADMINS = ['ASSIGN', 'TAKE_OVER', 'MOVE'];

/** All that can be done with what is completed. */
const WITH_COMPLETED = ['REOPEN', 'LABEL', 'READ', 'UNREAD'];

/** As long as what the server can take back. */
const UNDO = 10_000;

const may = (conversation, name) => DEEDS[name].may?.(conversation) ?? conversation.actions?.includes(name) ?? false;

/** So many at once, and no more: each is a call of its own. */
const MOST = 1_000;

/** All of the view, also what nobody has scrolled to yet; of very many the first ones. Who turns to another view meanwhile, or chooses by hand, wants it no more. */
export async function chooseAll() {
    const { model } = document.querySelector('conversation-list');
    const state = () => JSON.stringify([store.view, model.words, [...chosen.ids]]);
    const before = state();
    const isAsWas = () => state() === before;
    // Loaded anew meanwhile it is waited for once more.
    while (!(await model.fill(MOST))) {
        if (!isAsWas()) return;
        if (model.failure) return toast(model.failure.message, 'error');
    }
    if (!isAsWas()) return;
    const items = model.items();
    chosen.set(items.slice(0, MOST).map(({ id }) => id));
    if (model.next || items.length > MOST) toast(t('chosen.first', { count: MOST.toLocaleString(language) }), 'news');
}

/** The chosen ones, as they are known now. */
const present = () => [...chosen.ids].map((id) => store.conversations.get(id)).filter(Boolean);

/** How many of those under way are done; null: nothing is under way. */
let progress = null;

/**
 * Does it with those of the chosen ones that it can be done with, and says why not with the others.
 *
 * @returns false when nothing is chosen
 */
export function withChosen(name) {
    if (chosen.size === 0) return false;
    if (progress === null) void perform(name, present());
    else toast(t('chosen.busy'), 'news');
    return true;
}

/** The same with one that need not be chosen. */
export function withOne(name, id) {
    if (progress === null && store.conversations.has(id)) void perform(name, [store.conversations.get(id)]);
}

async function perform(name, all) {
    const able = all.filter((conversation) => may(conversation, name));
    if (able.length === 0) return toast(reasonsOf(all.map((conversation) => ({ reason: whyNot(conversation, name) }))), 'error');
    const { run, asks, act, back: undo, done } = DEEDS[name];
    if (run) return run(able.map(({ id }) => id));
    const target = asks ? await ask(able, asks) : null;
    if (asks && !target) return;
    const before = new Map(able.map((conversation) => [conversation.id, conversation]));
    tellProgress(0, able.length);
    const result = await withEach(before.keys(), (id) => act(before.get(id), target), (count) => tellProgress(count, able.length));
    progress = null;
    const finished = new Set(result.done.map(({ id }) => id));
    chosen.set([...chosen.ids].filter((id) => !finished.has(id)));
    const left = all.filter((conversation) => !before.has(conversation.id)).map((conversation) => ({ id: conversation.id, reason: whyNot(conversation, name) }));
    const reverse = (id) => (undo ? undo(before.get(id)) : api.act(id, 'undo'));
    tell(tn(done, result.done.length, { name: target?.name ?? '' }), result.done, [...result.failed, ...left], { reverse, marks: Boolean(undo) });
}

/** Whom: who can get all of them. Where: whatever one of them can be moved to; where it is already, it stays. */
function ask(conversations, deed) {
    const { title, search, empty } = QUESTIONS[deed];
    const one = [...new Map(conversations.map((conversation) => [conversation.department?.id ?? null, conversation.id])).values()];
    const load = async () => {
        const answers = await Promise.all(one.map((id) => api.targets(id, deed)));
        const items = [...new Map(answers.flatMap((answer) => answer.items).map((item) => [item.id, item])).values()];
        const everywhere = ({ id }) => answers.every((answer) => answer.items.some((item) => item.id === id));
        return { items: deed === 'move' ? items : items.filter(everywhere) };
    };
    return pick({ title: t(title), search: t(search), empty: t(deed === 'move' ? empty : 'chosen.nobody'), load });
}

function tellProgress(done, all) {
    progress = { done, all };
    chosen.dispatchEvent(new Event('change'));
}

/** What was done, what was not and why; and the way back where there is one. */
function tell(words, done, failed, { reverse, marks }) {
    const not = failed.length > 0 ? tn('chosen.not', failed.length, { reason: reasonsOf(failed) }) : '';
    const undoable = done.filter(({ item }) => item?.undo);
    const text = [done.length > 0 && words, not].filter(Boolean).join('. ');
    if (undoable.length === 0) return toast(text, failed.length > 0 ? 'error' : 'info');
    const until = Math.max(...undoable.map(({ item }) => Date.parse(item.undo.until)));
    offer(text, { conversations: undoable.map(({ id }) => id), label: t('action.undo'), until, run: (ids) => takeBack(ids, reverse), marks });
}

/** Each within its own time: what somebody has gone on with stays as it is. */
async function takeBack(ids, reverse) {
    const { done, failed } = await withEach(ids, reverse);
    const not = failed.length > 0 ? tn('chosen.not', failed.length, { reason: reasonsOf(failed) }) : '';
    toast([done.length > 0 && tn('chosen.undone', done.length), not].filter(Boolean).join('. '), failed.length > 0 ? 'error' : 'info');
}

async function markRead({ id, seq }) {
    await api.read(id, seq);
    const known = store.conversations.get(id);
    if (known?.seq === seq) store.put({ ...known, unread: 0, newActivity: false });
    return undoable();
}

/** What is open would be read again at once. */
async function markUnread({ id }) {
    if (id === store.openId) back();
    await api.read(id, 0);
    return undoable();
}

/** As many as before, and what has come since. */
function unreadAgain({ id, unread }) {
    return api.read(id, 0, unread + (store.conversations.get(id)?.unread ?? 0));
}

/** Read marks are one's own: nobody has to be asked whether they may go back. */
const undoable = () => ({ undo: { until: new Date(now() + UNDO).toISOString() } });

/** What stands there whatever is chosen: by what one looks at, and who one is. */
function offered() {
    if (store.view.status === 'COMPLETED') return WITH_COMPLETED;
    const { administrator, departments } = store.me;
    const admin = administrator || departments.some(({ role }) => role === 'ADMIN');
    return Object.keys(DEEDS).filter((name) => name !== 'REOPEN' && (admin || !ADMINS.includes(name)));
}

class ChosenTools extends HTMLElement {
    #drawn = '';

    connectedCallback() {
        this.list = document.querySelector('conversation-list');
        for (const type of ['view', 'me', 'conversation', 'gone']) store.on(type, () => this.#draw());
        chosen.addEventListener('change', () => this.#draw());
        this.list.model.addEventListener('change', () => this.#draw());
        this.#draw();
    }

    /** Where everything has to be moved by hand the tools are there from the beginning. */
    #draw() {
        const withoutRoute = store.view.route === 'none' && Boolean(store.me?.administrator);
        const items = chosen.size > 0 || withoutRoute ? this.list.model.items() : [];
        const byHand = withoutRoute && items.length > 0;
        const hidden = chosen.size === 0 && !byHand;
        if (hidden && this.contains(document.activeElement)) this.list.focusInSight();
        this.hidden = hidden;
        this.list.toggleAttribute('data-choosing', !this.hidden);
        if (this.hidden) {
            this.#drawn = '';
            return;
        }
        const all = present();
        const deeds = offered().map((name) => {
            const count = all.filter((conversation) => may(conversation, name)).length;
            return { name, count, why: count > 0 ? '' : reasonsOf(all.map((conversation) => ({ reason: whyNot(conversation, name) }))) || t('why.nothingChosen') };
        });
        const every = items.length > 0 && !this.list.model.next && items.every(({ id }) => chosen.has(id));
        const signature = JSON.stringify([byHand, every, chosen.size, deeds, progress]);
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        const focused = this.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
        this.replaceChildren(this.#head(every), this.#deeds(deeds, byHand));
        if (focused) (this.querySelector(`[data-testid="${focused}"]`) ?? this.querySelector('button')).focus();
    }

    #head(every) {
        return h(
            'div',
            { class: 'chosen-head' },
            h('span', { class: 'chosen-count', role: 'status', text: progress ? t('chosen.progress', progress) : chosen.size > 0 ? tn('noRoute.chosen', chosen.size) : '' }),
            button({ label: t('noRoute.all'), kind: 'quiet', testid: 'choose-all', 'aria-disabled': every && 'true', onClick: () => void chooseAll() }),
            button({ label: t('noRoute.none'), kind: 'quiet', testid: 'choose-none', 'aria-disabled': chosen.size === 0 && 'true', 'aria-keyshortcuts': 'Escape', onClick: () => chosen.set([]) }),
        );
    }

    /** Always at the same places: what none of them allows says why, what some do not allow for how many it is. */
    #deeds(deeds, byHand) {
        return h(
            'div',
            { class: 'chosen-deeds', role: 'toolbar', 'aria-label': t('chosen.deeds') },
            ...deeds.map(({ name, count, why }) => {
                const { label, short = label, icon: iconName } = DEEDS[name];
                const some = count > 0 && count < chosen.size;
                const words = some ? t('chosen.some', { deed: t(label), count, all: chosen.size }) : t(label);
                return button({
                    label: t(short),
                    iconName,
                    kind: byHand && name === 'MOVE' ? 'primary' : 'quiet',
                    testid: `${name.toLowerCase().replace('_', '-')}-chosen`,
                    'aria-label': words,
                    title: why ? `${words}: ${why}` : words,
                    'data-some': some && count,
                    // What is disabled would lose the focus.
                    'aria-disabled': (count === 0 || progress !== null) && 'true',
                    onClick: () => withChosen(name) || toast(why, 'error'),
                });
            }),
        );
    }
}

customElements.define('chosen-tools', ChosenTools);
