/** What can be done with the conversations that are chosen in the list, and what came of it. */
import { api } from './api.js';
import { chosen } from './chosen.js';
import { button, h } from './dom.js';
import { pickLabels } from './label-picker.js';
import { pick } from './picker.js';
import { back } from './router.js';
import { reasonsOf, withEach } from './several.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { offer, toast } from './toast.js';
import { whyNot } from './why-not.js';

/** In the order of the buttons. What needs to know whom or where asks for it first. */
const DEEDS = {
    CLAIM: { act: ({ id }) => api.act(id, 'claim'), label: 'action.claim', done: 'chosen.claimed', icon: 'hand' },
    ASSIGN: { act: ({ id }, whom) => api.give(id, 'assign', whom.id), asks: 'assign', label: 'action.assign', done: 'chosen.assigned', icon: 'assign' },
    TAKE_OVER: { act: ({ id, assignee }) => api.takeOver(id, assignee?.id), label: 'action.takeOver', done: 'chosen.claimed', icon: 'takeover' },
    TRANSFER: { act: ({ id, assignee }, whom) => api.give(id, 'transfer', whom.id, assignee?.id), asks: 'transfer', label: 'action.transfer', done: 'chosen.transferred', icon: 'transfer' },
    RETURN: { act: ({ id }) => api.act(id, 'return'), label: 'action.return', done: 'chosen.returned', icon: 'return' },
    MOVE: { act: ({ id }, where) => api.move(id, where.id), asks: 'move', label: 'action.move', done: 'noRoute.moved', icon: 'move' },
    COMPLETE: { act: ({ id }) => api.act(id, 'complete'), label: 'action.complete', done: 'chosen.completed', icon: 'check' },
    REOPEN: { act: ({ id }) => api.act(id, 'reopen'), label: 'action.reopen', done: 'chosen.reopened', icon: 'reopen' },
    LABEL: { label: 'label.title', icon: 'label', run: (ids) => pickLabels(ids) },
    READ: { act: (conversation) => markRead(conversation), label: 'action.markRead', done: 'chosen.read', icon: 'checks', may: ({ unread, newActivity }) => unread > 0 || newActivity },
    UNREAD: { act: ({ id }) => markUnread(id), label: 'action.markUnread', done: 'chosen.unread', icon: 'unread', may: ({ unread }) => unread === 0 },
};

const QUESTIONS = {
    assign: { title: 'pick.assign', search: 'pick.searchPeople', empty: 'chosen.nobody' },
    transfer: { title: 'pick.transfer', search: 'pick.searchPeople', empty: 'chosen.nobody' },
    move: { title: 'pick.move', search: 'pick.searchDepartments', empty: 'pick.nowhere' },
};

const may = (conversation, name) => DEEDS[name].may?.(conversation) ?? conversation.actions?.includes(name) ?? false;

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
    if (progress === null) void perform(name);
    return true;
}

async function perform(name) {
    const all = present();
    const able = all.filter((conversation) => may(conversation, name));
    if (able.length === 0) return toast(reasonsOf(all.map((conversation) => ({ reason: whyNot(conversation, name) }))), 'error');
    const { run, asks, act, done } = DEEDS[name];
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
    tell(tn(done, result.done.length, { name: target?.name ?? '' }), result.done, [...result.failed, ...left]);
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
    return pick({ title: t(title), search: t(search), empty: t(empty), load });
}

function tellProgress(done, all) {
    progress = { done, all };
    chosen.dispatchEvent(new Event('change'));
}

/** What was done, what was not and why; and the way back where there is one. */
function tell(words, done, failed) {
    const not = failed.length > 0 ? tn('chosen.not', failed.length, { reason: reasonsOf(failed) }) : '';
    const undoable = done.filter(({ item }) => item?.undo);
    const text = [done.length > 0 && words, not].filter(Boolean).join('. ');
    if (undoable.length === 0) return toast(text, failed.length > 0 ? 'error' : 'info');
    const until = Math.max(...undoable.map(({ item }) => Date.parse(item.undo.until)));
    offer(text, { conversation: null, label: t('action.undo'), until, run: () => takeBack(undoable.map(({ id }) => id)) });
}

/** Each within its own time: what somebody has gone on with stays as it is. */
async function takeBack(ids) {
    const { done, failed } = await withEach(ids, (id) => api.act(id, 'undo'));
    const not = failed.length > 0 ? tn('chosen.not', failed.length, { reason: reasonsOf(failed) }) : '';
    toast([done.length > 0 && tn('chosen.undone', done.length), not].filter(Boolean).join('. '), failed.length > 0 ? 'error' : 'info');
}

async function markRead({ id, seq }) {
    await api.read(id, seq);
    const known = store.conversations.get(id);
    if (known?.seq === seq) store.put({ ...known, unread: 0, newActivity: false });
}

/** What is open would be read again at once. */
async function markUnread(id) {
    if (id === store.openId) back();
    await api.read(id, 0);
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
        const counts = Object.keys(DEEDS).map((name) => [name, all.filter((conversation) => may(conversation, name)).length]);
        const every = items.length > 0 && items.every(({ id }) => chosen.has(id));
        const signature = JSON.stringify([byHand, every, chosen.size, counts, progress]);
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        const focused = this.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
        this.replaceChildren(this.#head(items, every), this.#deeds(counts, byHand));
        if (focused) (this.querySelector(`[data-testid="${focused}"]`) ?? this.querySelector('button')).focus();
    }

    #head(items, every) {
        return h(
            'div',
            { class: 'chosen-head' },
            h('span', { class: 'chosen-count', role: 'status', text: progress ? t('chosen.progress', progress) : chosen.size > 0 ? tn('noRoute.chosen', chosen.size) : '' }),
            !every && button({ label: t('noRoute.all'), kind: 'quiet', testid: 'choose-all', onClick: () => chosen.set(items.map(({ id }) => id)) }),
            chosen.size > 0 && button({ label: t('noRoute.none'), kind: 'quiet', testid: 'choose-none', 'aria-keyshortcuts': 'Escape', onClick: () => chosen.set([]) }),
        );
    }

    /** What none of them allows is not offered; what some do not allow says for how many it is. */
    #deeds(counts, byHand) {
        const offered = counts.filter(([name, count]) => count > 0 || (byHand && name === 'MOVE'));
        return h(
            'div',
            { class: 'chosen-deeds', role: 'toolbar', 'aria-label': t('chosen.deeds') },
            ...offered.map(([name, count]) => {
                const { label, icon: iconName } = DEEDS[name];
                const words = count === chosen.size ? t(label) : t('chosen.some', { deed: t(label), count, all: chosen.size });
                const prominent = byHand && name === 'MOVE';
                return button({
                    label: prominent ? t('noRoute.move') : words,
                    iconName,
                    iconOnly: !prominent,
                    kind: prominent ? 'primary' : 'quiet',
                    testid: `${name.toLowerCase().replace('_', '-')}-chosen`,
                    // What is disabled would lose the focus.
                    'aria-disabled': (count === 0 || progress !== null) && 'true',
                    onClick: () => withChosen(name),
                });
            }),
        );
    }
}

customElements.define('chosen-tools', ChosenTools);
