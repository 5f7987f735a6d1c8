/** The list: rows that appear, move and go as conversations do, but never under the pointer or the keyboard. */
import { api } from './api.js';
import { chosen } from './chosen.js';
import { watchChoosing } from './choosing.js';
import { arrange, button, h, reducedMotion, setAttribute, setText } from './dom.js';
import { Extents } from './extents.js';
import { ListModel } from './list-model.js';
import { listPlace } from './list-place.js';
import { labels } from './labels.js';
import { drawChoice, drawRow, fitLabels, makeRow } from './row.js';
import { numberName } from './people.js';
import { addClear } from './search-clear.js';
import { reasonChoices } from './route-path.js';
import { belongs, DEFAULT_VIEW, isNarrowed, isNew, isOfAnybody, sortOf } from './rules.js';
import { numbersToBeginFrom, watchStarters } from './start-conversation.js';
import { store } from './store.js';
import { t, tn } from './texts.js';
import { toast } from './toast.js';
import { views } from './views.js';
import { wayChoices } from './way-choices.js';

const SKELETON_AFTER = 300;
/** Rows so far above and below what is to be seen are in the document; new ones come when there is less than that: a few at a time, or a frame would take long. */
const AROUND = 1_800;
const LEAST_AROUND = 1_300;
/** Lists of so many rows are in the document as a whole, for the browser's own search. */
const SHORT = 100;
/** More are asked for so far before the end. */
const NEAR_END = 2_400;
/** Above the first row and below the last one. */
const EDGE = 6;
const USUAL_HEIGHT = 76;
/** A click comes that long after the finger has gone, at most. */
const CLICK_WITHIN = 400;
/** Heights that turn out other than thought may bring other rows into sight; more often than this they do not. */
const ROUNDS = 4;
/** Rows that moved so lately only go to where they belong: while much is coming nobody could follow them, and each would be a picture of its own. */
const MOVED_LATELY = 300;
/** Drawn again so soon it leaves the next frame to others: to the thread, or to a letter. */
const DRAWN_LATELY = 300;
/** The row tells what is being typed, not letter by letter. */
const DRAFT_AFTER = 250;
/** So many filters have room in one line; where there are more, the first ones but one, beside what shows the rest. */
const IN_ONE_LINE = 3;
/** Where rows need the height all are behind it: list.css knows the same. */
const LOW = matchMedia('(max-width: 719.98px), (max-height: 779.98px)');
const WAYS = { GROUP: 'filter.way.GROUP', ATTENDANT: 'filter.way.ATTENDANT' };

/** Only rows in sight and around it, and the one with the focus, are in the document: each at the place that the model of heights gives it. */
class ConversationList extends HTMLElement {
    model = new ListModel();
    /** The rows in the document. */
    #rows = new Map();
    #drawn = new Map();
    /** Rows whose height may be another than when it was measured. */
    #fresh = new Set();
    #order = [];
    /** As far as is scrolled, and how much of it is seen: to ask while rows are being drawn has everything laid out. */
    #scroll = 0;
    #height = 0;
    #movedAt = 0;
    #drawnAt = 0;
    #typed = 0;
    #extents = new Extents(USUAL_HEIGHT);
    /** Room above and below, where scrolling is not enough to keep a row where it is. */
    #lead = 0;
    #tail = 0;
    #severalNumbers = false;
    #sizes = new ResizeObserver(() => this.#resized());
    /** As last told; 0: not to be seen. */
    #width = 0;
    /** Where one has scrolled to, also while the list is not to be seen: not every browser keeps it then. */
    #scrolledTo = 0;
    #hovered = null;
    /** The row on which a finger or a button of the mouse is. */
    #pressed = null;
    /** Whether the mouse was used after the keyboard. */
    #byMouse = false;
    #frame = 0;
    #answers = 0;
    /** The newest that was at the top when that was last in sight. */
    #topSeen = null;
    /** What is told below the list of what has failed. */
    #failure = '';
    /** Where this window was when it was here last, until there is a list again; null: it goes on from here. */
    #left = listPlace.left;

    connectedCallback() {
        this.rows = h('ul', { class: 'rows', 'data-testid': 'conversation-list' });
        this.end = h('div', { class: 'list-end' });
        this.above = button({
            label: t('list.above'),
            iconName: 'up',
            kind: 'pill list-above',
            onClick: () => this.scrollTo({ top: 0, behavior: reducedMotion() ? 'auto' : 'smooth' }),
        });
        this.above.hidden = true;
        // Who goes to the top by the mouse keeps the row that the keyboard stands on.
        this.above.addEventListener('mousedown', (event) => event.preventDefault());
        this.replaceChildren(this.above, this.rows, this.end);
        this.model.addEventListener('change', () => {
            listPlace.searches(this.model.words);
            this.#schedule();
        });
        for (const type of ['open', 'me', 'labels', 'refused']) store.on(type, () => this.#schedule(true));
        store.on('draft', (id) => this.#drawDraft(id));
        store.on('reload', () => this.model.load({ keep: true, anew: true }));
        store.on('online', () => this.model.failure && this.model.retry());
        store.on('view', () => {
            chosen.set([]);
            this.#scrolledTo = 0;
            this.#left = null;
        });
        chosen.addEventListener('change', () => this.#schedule(true));
        watchChoosing(this.rows, () => this.#order);
        document.addEventListener('bandeja:density', () => this.#schedule(true));
        this.#watchPointer();
        this.#watchEnd();
        setInterval(() => {
            this.model.timePasses();
            this.#schedule(true);
        }, 20_000);
        listPlace.start(() => this.#place);
        this.model.search(listPlace.left.words);
        this.model.load({ rows: listPlace.left.rows });
    }

    /** Where one is now, for the next page. */
    get #place() {
        if (this.#left) {
            const { rows, row, chosen: before } = this.#left;
            return { rows, row, chosen: before };
        }
        const row = this.#firstVisible();
        const end = this.#extents.at(this.#scroll + this.#height - EDGE - this.#lead) + 1;
        return { rows: row ? end : 0, row, chosen: [...chosen.ids] };
    }

    /** What was chosen is chosen again. @returns the row that was the first in sight, with that place; null: none was, or it is gone */
    #takeUp(items) {
        if (!this.#left || !this.model.loaded) return null;
        const { row, chosen: before } = this.#left;
        this.#left = null;
        const there = before.filter((id) => items.has(id));
        if (there.length > 0) chosen.set(there);
        return items.has(row?.id) ? row : null;
    }

    /** The conversation that the keyboard stands on: the focused row, else the open one, else none. */
    get selected() {
        return document.activeElement?.closest?.('.row-place')?.firstElementChild.dataset.conversationId ?? null;
    }

    /** Moves the keyboard selection by some rows and focuses it. */
    move(steps) {
        const ids = this.#order;
        if (ids.length === 0) return;
        const from = ids.indexOf(this.selected ?? store.openId);
        const to = from < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, from + steps));
        this.focusRow(ids[to]);
    }

    /** Focuses a row where one is: that of the open conversation if it is in sight, else the first that is. */
    focusInSight() {
        this.#draw();
        const { openId } = store;
        const open = this.#placeOf(openId);
        this.focusRow(open && open.below >= 0 && open.below < this.#height ? openId : null);
    }

    #drawDraft(id) {
        this.#typed ||= setTimeout(() => {
            this.#typed = 0;
            this.#schedule();
        }, DRAFT_AFTER);
        this.#drawn.delete(id);
    }

    #look() {
        this.#scroll = this.scrollTop;
        this.#height = this.clientHeight;
    }

    #scrollTo(top) {
        this.scrollTop = top;
        // The event for it comes in the next frame: the list may be hidden by then.
        this.#scroll = this.#scrolledTo = this.scrollTop;
    }

    /** Focuses the row of a conversation, or the first one in sight. */
    focusRow(id) {
        if (this.#order.length === 0 || !this.#isShown) return;
        this.#look();
        const known = this.#extents.indexOf(id);
        const index = known >= 0 ? known : Math.max(0, this.#extents.indexOf(this.#firstVisible()?.id));
        this.#bringIntoSight(index);
        this.#layOut(null);
        const link = this.#rows.get(this.#order[index])?.firstElementChild;
        link?.focus({ preventScroll: true });
        this.#rove();
    }

    /** On a phone the conversation takes its place: then nothing can be measured. */
    get #isShown() {
        return this.checkVisibility();
    }

    #bringIntoSight(index) {
        const top = this.#top(index);
        const bottom = top + this.#extents.height(index);
        if (index === 0) this.#scrollTo(0);
        else if (top < this.#scroll) this.#scrollTo(Math.floor(top));
        else if (bottom > this.#scroll + this.#height) this.#scrollTo(Math.ceil(bottom - this.#height));
    }

    #watchPointer() {
        this.rows.addEventListener('pointermove', (event) => {
            if (event.pointerType !== 'mouse') return;
            this.#byMouse = true;
            this.#hovered = event.target.closest('.row')?.dataset.conversationId ?? null;
        });
        this.addEventListener('keydown', () => (this.#byMouse = false));
        this.#watchPress();
        this.addEventListener('pointerleave', () => {
            if (this.#hovered === null) return;
            this.#hovered = null;
            this.#schedule();
        });
        this.rows.addEventListener('focusout', () => this.#schedule());
        this.addEventListener('scroll', () => this.#scrolled(), { passive: true });
        this.#sizes.observe(this);
    }

    /** From the touch of a finger to the click that may follow it a little later, no other row comes under it. */
    #watchPress() {
        let timer = 0;
        const release = () => {
            clearTimeout(timer);
            if (this.#pressed === null) return;
            this.#pressed = null;
            this.#schedule();
        };
        this.rows.addEventListener('pointerdown', (event) => {
            clearTimeout(timer);
            this.#pressed = event.target.closest('.row-place')?.firstElementChild.dataset.conversationId ?? null;
        });
        addEventListener('pointerup', () => {
            clearTimeout(timer);
            timer = setTimeout(release, CLICK_WITHIN);
        });
        addEventListener('pointercancel', release);
        this.addEventListener('click', release);
    }

    /** Another width, or another size of letters, may give rows other heights. */
    #resized() {
        const before = this.#width;
        this.#width = this.#isShown ? this.clientWidth : 0;
        if (before === 0 && this.#width > 0) {
            // Who comes back finds the list where it was.
            this.scrollTop = this.#scrolledTo;
            this.#draw({ moving: false });
        } else if (before !== this.#width) this.#schedule(true);
        else this.#schedule();
    }

    /** Shown, and at its place again. */
    get #isReady() {
        return this.#isShown && this.#width > 0;
    }

    #scrolled() {
        if (!this.#isReady) return;
        this.#look();
        this.#scrolledTo = this.#scroll;
        this.#showAbove();
        if (this.#order.length > 0 && !this.#covers(this.#scroll - LEAST_AROUND, this.#scroll + this.#height + LEAST_AROUND)) this.#layOut(this.#firstVisible());
    }

    #watchEnd() {
        new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.model.more(), {
            root: this,
            rootMargin: `${NEAR_END}px`,
        }).observe(this.end);
    }

    #schedule(all = false) {
        if (all) {
            this.#drawn.clear();
            for (const id of this.#rows.keys()) this.#fresh.add(id);
        }
        if (this.#frame) return;
        const draw = () => {
            cancelAnimationFrame(this.#frame);
            clearTimeout(timer);
            this.#frame = 0;
            this.#draw();
        };
        const timer = setTimeout(draw, 100);
        const yields = !all && performance.now() - this.#drawnAt < DRAWN_LATELY;
        this.#frame = requestAnimationFrame(yields ? () => (this.#frame = requestAnimationFrame(draw)) : draw);
    }

    /** What must stay where it is: the row under the finger, under the mouse, or with the focus. That the pointer has left is not always told. */
    get #still() {
        const hovered = this.#rows.get(this.#hovered)?.matches(':hover') ? this.#hovered : null;
        const id = [this.#pressed, ...(this.#byMouse ? [hovered, this.selected] : [this.selected, hovered])].find((one) => one !== null);
        return id && this.#extents.indexOf(id) >= 0 ? id : null;
    }

    /** @param moving whether rows are seen to go where they belong */
    #draw({ moving = true } = {}) {
        if (!this.#isReady) return;
        this.#drawnAt = performance.now();
        this.#look();
        this.#forgetOtherWords();
        const items = new Map(this.model.items().map((item) => [item.id, item]));
        chosen.keep(items);
        const left = this.#takeUp(items);
        const still = this.#still;
        const order = this.#orderAround(still, [...items.keys()]);
        const anchor = still ? this.#placeOf(still) : (left ?? this.#firstVisible(order));
        const before = this.#places();
        const known = new Set(this.#order);
        this.#severalNumbers = this.#hasSeveralNumbers();
        this.#order = order;
        if (still === null) this.#lead = this.#tail = 0;
        this.#layOut(anchor, still !== null);
        if (moving) this.#animate(before, known, still);
        this.#drawEnd(order.length);
        this.#showAbove();
    }

    /** Where a row begins, below the beginning of what can be scrolled. */
    #top(index) {
        return EDGE + this.#lead + this.#extents.top(index);
    }

    /** @returns the row and how far below the upper edge it is */
    #placeOf(id) {
        const index = this.#extents.indexOf(id);
        return index < 0 ? null : { id, below: this.#top(index) - this.#scroll };
    }

    /** Where the rows of the document are to be seen. */
    #places() {
        return new Map([...this.#rows.keys()].map((id) => [id, this.#placeOf(id)?.below]));
    }

    /**
     * Gives rows their places, and the document those that it should have.
     *
     * @param anchor the row that stays where it is to be seen, with that place; null: what is to be seen changes freely
     * @param strict room is made where scrolling is not enough
     */
    #layOut(anchor, strict = false) {
        for (let round = 0; round < ROUNDS; round++) {
            this.#extents.arrange(this.#order);
            this.#setRoom();
            if (anchor) this.#hold(anchor, strict);
            if (!this.#fill()) break;
        }
        const count = this.#order.length;
        for (const [id, row] of this.#rows) {
            const index = this.#extents.indexOf(id);
            row.style.translate = `0 ${this.#top(index)}px`;
            setAttribute(row, 'aria-posinset', index + 1);
            setAttribute(row, 'aria-setsize', this.model.next ? -1 : count);
        }
        this.#rove();
    }

    /** Where there is less than before one may stand higher up by that. */
    #setRoom() {
        const room = 2 * EDGE + this.#lead + this.#extents.total + this.#tail;
        const shrinks = room < parseFloat(this.rows.style.height);
        this.rows.style.height = `${room}px`;
        if (shrinks) this.#scroll = this.scrollTop;
    }

    /** Scrolls so that the anchor stays where it was, and makes room where that is wanted and scrolling is not enough. */
    #hold({ id, below }, strict) {
        const index = this.#extents.indexOf(id);
        if (index < 0) return;
        let target = this.#top(index) - below;
        if (strict && target < 0) {
            this.#lead -= target;
            target = 0;
        }
        const short = strict ? target - (this.scrollHeight - this.#height) : 0;
        if (short > 0) this.#tail += short;
        this.#setRoom();
        if (Math.abs(target - this.#scroll) >= 1) this.#scrollTo(Math.max(0, target));
    }

    /** @returns whether a row is higher or lower than was thought */
    #fill() {
        const ids = this.#wanted();
        const wanted = new Set(ids);
        for (const id of [...this.#rows.keys()]) if (!wanted.has(id)) this.#forget(id);
        for (const id of ids) this.#drawRow(id);
        arrange(this.rows, ids.map((id) => this.#rows.get(id)), this.#rows.get(this.selected) ?? null);
        let changed = false;
        fitLabels([...this.#fresh].map((id) => this.#rows.get(id)));
        for (const id of this.#fresh) if (this.#extents.measured(id, this.#rows.get(id).offsetHeight)) changed = true;
        this.#fresh.clear();
        return changed;
    }

    /** What the document should have, in order. */
    #wanted() {
        if (this.#order.length <= SHORT) return this.#order;
        const [from, to] = this.#span(this.#scroll - AROUND, this.#scroll + this.#height + AROUND);
        const kept = [this.selected, this.#hovered, this.#pressed].map((id) => this.#extents.indexOf(id)).filter((index) => index >= 0 && (index < from || index >= to));
        const far = [...new Set(kept)].sort((one, other) => one - other);
        const named = (indexes) => indexes.map((index) => this.#order[index]);
        return [...named(far.filter((index) => index < from)), ...this.#order.slice(from, to), ...named(far.filter((index) => index >= to))];
    }

    #span(top, bottom) {
        const start = EDGE + this.#lead;
        return [this.#extents.at(top - start), this.#extents.at(bottom - start) + 1];
    }

    #covers(top, bottom) {
        const [from, to] = this.#span(top, bottom);
        return this.#rows.has(this.#order[from]) && this.#rows.has(this.#order[to - 1]);
    }

    /** After a search, or its end, rows show other messages. */
    #forgetOtherWords() {
        if (this.#answers === this.model.answers) return;
        this.#answers = this.model.answers;
        this.#drawn.clear();
    }

    /** The order of the model, with the still row left at its place even if it should move or go. */
    #orderAround(still, wanted) {
        const sticky = still ?? this.#stickyOpen(wanted);
        const place = sticky ? this.#extents.indexOf(sticky) : -1;
        if (place < 0) return wanted;
        const target = wanted.indexOf(sticky);
        if (target >= place) return wanted;
        const order = wanted.filter((id) => id !== sticky);
        order.splice(Math.min(place, order.length), 0, sticky);
        return order;
    }

    /** In the unread view the open conversation has just been read: it stays until another one is opened. */
    #stickyOpen(wanted) {
        const open = store.open;
        if (!store.view.unread || !open || wanted.includes(open.id)) return null;
        return belongs(open, { ...store.view, unread: false }, store.me) ? open.id : null;
    }

    #drawRow(id) {
        const severalNumbers = this.#severalNumbers;
        const conversation = store.conversations.get(id);
        if (!conversation && this.#rows.get(id)?.firstElementChild.hasChildNodes()) this.#blank(id);
        if (!this.#rows.has(id)) {
            this.#rows.set(id, makeRow(id));
            this.#fresh.add(id);
        }
        if (!conversation || this.#drawn.get(id) === conversation) return;
        const leaving = !this.model.ids.has(id);
        const found = this.model.words ? this.model.found.get(id) : null;
        drawChoice(this.#rows.get(id), conversation, chosen.has(id));
        if (drawRow(this.#rows.get(id), conversation, { open: id === store.openId, leaving, severalNumbers, found, words: this.model.words })) this.#fresh.add(id);
        if (!leaving) this.#drawn.set(id, conversation);
    }

    /** Under the pointer the row of what has gone out of sight keeps its place, and nothing of what it said. */
    #blank(id) {
        const row = makeRow(id);
        row.firstElementChild.style.minHeight = `${this.#rows.get(id).offsetHeight}px`;
        this.#rows.set(id, row);
        this.#drawn.delete(id);
    }

    #forget(id) {
        this.#rows.delete(id);
        this.#drawn.delete(id);
        this.#fresh.delete(id);
    }

    #hasSeveralNumbers() {
        let first = null;
        for (const { number } of store.conversations.values()) {
            first ??= number;
            if (number && number.id !== first.id) return true;
        }
        return false;
    }

    /** One row is in the tab order: the focused, else the open, else the first, else the first in sight. */
    #rove() {
        const selected = this.selected;
        const entry = [selected, store.openId, this.#order[0], this.#firstVisible()?.id].find((id) => this.#rows.has(id));
        for (const [id, row] of this.#rows) setAttribute(row.firstElementChild, 'tabindex', id === entry ? 0 : -1);
    }

    /**
     * Scrolled down, the list stays on what is read there; at the top, new rows come in at the top.
     *
     * @param order how the rows will stand: the list does not follow one that goes, or goes up; without: as they stand
     */
    #firstVisible(order = null) {
        if (this.#scroll < 8) return null;
        const ids = this.#order;
        const places = order && new Map(order.map((id, index) => [id, index]));
        const stays = (index) => places.has(ids[index]) && !(places.get(ids[index]) < places.get(ids[index - 1]));
        for (let index = this.#extents.at(this.#scroll - EDGE - this.#lead - 20); index < ids.length; index++) {
            if (this.#top(index) + 20 >= this.#scroll && (!order || stays(index))) return this.#placeOf(ids[index]);
        }
        return null;
    }

    /** @param known what was in the list before, also beyond the document */
    #animate(before, known, still) {
        if (reducedMotion() || known.size === 0 || document.hidden) return;
        const lately = performance.now() - this.#movedAt < MOVED_LATELY;
        for (const [id, row] of this.#rows) {
            if (id === still) continue;
            const from = before.get(id);
            const to = this.#placeOf(id).below;
            if (Math.min(from ?? to, to) >= this.#height || Math.max(from ?? to, to) <= -80) continue;
            const comes = !known.has(id);
            if (!comes && !(Math.abs(from - to) >= 1)) continue;
            this.#movedAt = performance.now();
            if (lately) continue;
            if (comes) row.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 160, easing: 'ease-out' });
            else row.animate([{ transform: `translateY(${from - to}px)` }, { transform: 'none' }], { duration: 180, easing: 'ease-out' });
        }
    }

    #showAbove() {
        this.above.hidden = this.#scroll < 60;
        if (this.above.hidden) this.#topSeen = store.conversations.get(this.#order[0]) ?? null;
        const count = this.above.hidden ? 0 : this.#newAbove();
        setText(this.above.lastElementChild, count > 0 ? tn('list.newAbove', count) : t('list.above'));
        this.above.classList.toggle('has-new', count > 0);
    }

    /** What has come in at the top since that was in sight, and still is above it; in another order what comes in does not come to the top. */
    #newAbove() {
        if (sortOf(store.view) !== DEFAULT_VIEW.sort) return 0;
        let count = 0;
        for (const [index, id] of this.#order.entries()) {
            const conversation = store.conversations.get(id);
            if (!conversation || !isAbove(conversation, this.#topSeen) || this.#top(index) + this.#extents.height(index) > this.#scroll) break;
            if (isNew(conversation)) count++;
        }
        return count;
    }

    #drawEnd(count) {
        const { model } = this;
        const state = model.failure ? 'failed' : model.loading ? 'loading' : model.narrow ? 'narrow' : model.next ? 'more' : count === 0 ? 'empty' : 'all';
        const failure = model.failure?.message ?? '';
        if (state === 'more') this.#fillUp();
        if (this.end.dataset.state === state && state !== 'empty' && this.#failure === failure) return;
        this.end.dataset.state = state;
        this.#failure = failure;
        if (state === 'failed') this.end.replaceChildren(...this.#failed());
        else if (state === 'loading') this.#skeleton();
        else if (state === 'narrow') this.end.replaceChildren(...this.#emptyWords('search.narrow', count === 0 ? 'search.narrowHint' : 'search.narrowMoreHint'));
        else if (state === 'empty') this.end.replaceChildren(...this.#empty());
        else this.end.replaceChildren();
    }

    /** The observer tells only about changes: where a page has left the end near, or rows have gone, it goes on. */
    #fillUp() {
        if (this.#top(this.#order.length) < this.#scroll + this.#height + NEAR_END) this.model.more();
    }

    #failed() {
        return [
            h('p', { text: this.model.failure.message }),
            button({ label: t('action.tryAgain'), kind: 'quiet', onClick: () => this.model.retry() }),
        ];
    }

    #skeleton() {
        this.end.replaceChildren();
        setTimeout(() => {
            if (this.end.dataset.state !== 'loading') return;
            const rows = this.#order.length ? 1 : 8;
            this.end.replaceChildren(...Array.from({ length: rows }, () => h('div', { class: 'row-skeleton' })));
        }, SKELETON_AFTER);
    }

    #empty() {
        const { view } = store;
        if (this.model.words) return [...this.#emptyWords('empty.search', 'empty.searchHint'), this.#elsewhere()];
        if (isNarrowed(view)) return this.#emptyWords('empty.filtered', 'empty.filteredHint');
        if (view.route) {
            const back = () => store.setView({ ...DEFAULT_VIEW });
            return [...this.#emptyWords('empty.noRoute', 'empty.noRouteHint'), button({ label: t('inbox.title'), kind: 'quiet', onClick: back })];
        }
        if (view.status === 'COMPLETED') return this.#emptyWords('empty.completed', 'empty.completedHint');
        const guide = h('a', { class: 'button quiet', href: '/guide.xhtml', text: t('empty.guide') });
        return [...this.#emptyWords('empty.work', view.others ? 'empty.workAllHint' : 'empty.workHint'), guide];
    }

    /** The same search among the other conversations. */
    #elsewhere() {
        const open = store.view.status === 'OPEN';
        return button({
            label: t(open ? 'empty.searchCompleted' : 'empty.searchOpen'),
            kind: 'quiet',
            testid: 'search-elsewhere',
            onClick: () => store.setView({ status: open ? 'COMPLETED' : 'OPEN', window: null }),
        });
    }

    #emptyWords(title, hint) {
        return [h('p', { class: 'empty-title', text: t(title) }), h('p', { class: 'empty-hint', text: t(hint) })];
    }
}

/** Times have whole seconds: within one the newer one stands above. */
function isAbove({ activityAt, id }, top) {
    return !top || activityAt > top.activityAt || (activityAt === top.activityAt && id > top.id);
}

customElements.define('conversation-list', ConversationList);

/** The head of the list: what is looked at, and how it is narrowed. */
class ListHead extends HTMLElement {
    #seeing = 0;
    /** Numbers and people to choose from: those that have been seen in conversations, numbers that one may begin from, and colleagues. */
    #numbers = new Map();
    #agents = new Map();
    #colleagues = [];
    /** Whether they have to be gathered anew. */
    #stale = true;

    connectedCallback() {
        this.#bind();
        for (const type of ['view', 'me', 'labels']) store.on(type, () => this.#draw());
        store.on('counters', () => this.#drawNoRoute());
        store.on('conversation', (id) => this.#learn(store.conversations.get(id) ?? {}) && this.#drawSeenSoon());
        for (const type of ['gone', 'forgotten']) {
            store.on(type, () => {
                this.#stale = true;
                this.#drawSeenSoon();
            });
        }
        for (const type of ['online', 'reload']) store.on(type, () => void this.#askWhoElse());
        store.on('starters', () => this.#drawSeenSoon());
        store.on('labels', () => this.#forgetLabel());
        store.on('ways', () => this.#forgetWays());
        store.on('ways', () => this.#draw());
        wayChoices.start();
        this.#draw();
    }

    #bind() {
        for (const control of this.querySelectorAll('[data-status]')) {
            control.addEventListener('click', () => store.setView({ status: control.dataset.status, route: null, window: null }));
        }
        this.querySelector('[data-filter=unread]').addEventListener('click', () => store.setView({ unread: !store.view.unread }));
        for (const name of ['department', 'number', 'assignee', 'label', 'through', 'reason', 'window', 'sort']) {
            this.querySelector(`select[name=${name}]`).addEventListener('change', ({ target }) => store.setView({ [name]: target.value || null }));
        }
        this.search = this.querySelector('input[type=search]');
        this.toggle = this.querySelector('.filters-toggle');
        this.toggle.addEventListener('click', () => {
            this.toggle.setAttribute('aria-expanded', String(!this.#unfolded));
            this.#fold();
        });
        LOW.addEventListener('change', () => this.#fold());
        watchStarters(this.querySelector('[data-start]'));
        this.search.value = listPlace.left.words;
        addClear(this.search);
        this.search.addEventListener('input', () => {
            document.querySelector('conversation-list').model.find(this.search.value);
            this.#drawSeenSoon();
        });
        this.querySelector('[data-no-route]').addEventListener('click', () =>
            store.setView({ ...DEFAULT_VIEW, route: store.view.route ? null : 'none' }),
        );
    }

    #draw() {
        const { view, me } = store;
        if (!me) return;
        for (const control of this.querySelectorAll('[data-status]')) {
            control.setAttribute('aria-pressed', String(control.dataset.status === view.status));
        }
        this.querySelector('[data-filter=unread]').setAttribute('aria-pressed', String(view.unread));
        const closes = this.querySelector('select[name=window]');
        closes.value = view.window ?? '';
        closes.parentElement.classList.toggle('on', view.window !== null);
        closes.parentElement.hidden = view.status !== 'OPEN';
        this.#choices('department', me.departments);
        this.#choices('label', labels.offered(), [], 1);
        this.#drawWays();
        const sort = this.querySelector('select[name=sort]');
        sort.value = sortOf(view);
        sort.disabled = sortOf(view) !== view.sort;
        sort.parentElement.classList.toggle('on', !sort.disabled && view.sort !== DEFAULT_VIEW.sort);
        this.#drawSeen();
        this.#drawNoRoute();
    }

    /** Where nothing stands between a number and its department there is nothing to choose. */
    #drawWays() {
        const ways = wayChoices.all.map(({ to, kind, name }) => ({ id: to, name: t(WAYS[kind], { name }) }));
        this.#choices('through', ways, [], 1);
        this.#choices('reason', ways.length > 0 ? reasonChoices() : [], [], 1);
    }

    get #unfolded() {
        return this.toggle.getAttribute('aria-expanded') === 'true';
    }

    /** One line, unless all are wanted: the first ones, and whatever narrows the list or is being chosen from. */
    #fold() {
        const all = [...this.querySelectorAll('.filters select')].filter((select) => !select.hidden);
        const room = LOW.matches ? 0 : IN_ONE_LINE;
        const folds = all.length > room;
        const first = folds ? Math.max(0, room - 1) : all.length;
        const stays = (select, index) => this.#unfolded || index < first || select.value !== '' || select === document.activeElement;
        all.forEach((select, index) => select.classList.toggle('filter-folded', !stays(select, index)));
        this.toggle.hidden = !folds;
        const active = all.filter(({ value }) => value !== '').length;
        const [, count, words] = this.toggle.children;
        count.hidden = active === 0;
        setText(count, String(active));
        setText(words, active > 0 ? tn('filter.active', active) : '');
    }

    #forgetLabel() {
        const { label } = store.view;
        if (label && !labels.offered().some(({ id }) => id === label)) this.#forget({ label: null });
    }

    #forgetWays() {
        const { through, reason } = store.view;
        if (through && !wayChoices.has(through)) this.#forget({ through: null });
        if (reason && wayChoices.all.length === 0) this.#forget({ reason: null });
    }

    /** What is not offered any more narrows nothing; whoever looks with a saved view is told. */
    #forget(gone) {
        const { shown } = views;
        store.setView(gone);
        if (shown) toast(t('views.missing', { name: shown.name }));
    }

    /** Who has nothing that is loaded can be chosen, too. Departments change with a reload, and while one was away. */
    async #askWhoElse() {
        try {
            this.#colleagues = (await api.colleagues()).items;
        } catch {
            return; // who was known stays; the next time the line is there it is asked again
        }
        this.#drawSeenSoon();
    }

    #learnAnew() {
        this.#stale = false;
        this.#numbers.clear();
        this.#agents.clear();
        for (const conversation of store.conversations.values()) this.#learn(conversation);
    }

    /** @returns whether there is somebody new to choose */
    #learn({ number, assignee }) {
        const learns = (known, one) => one && known.get(one.id)?.name !== one.name && known.set(one.id, one);
        return [learns(this.#numbers, number && { id: number.id, name: numberName(number) }), learns(this.#agents, assignee)].some(Boolean);
    }

    /** Once for all conversations of a page, and in the frame that shows them: the list is not to move afterwards. */
    #drawSeenSoon() {
        if (this.#seeing) return;
        const draw = () => {
            cancelAnimationFrame(this.#seeing);
            clearTimeout(timer);
            this.#seeing = 0;
            this.#drawSeen();
        };
        const timer = setTimeout(draw, 100);
        this.#seeing = requestAnimationFrame(draw);
    }

    #drawSeen() {
        if (this.#stale) this.#learnAnew();
        const numbers = new Map(numbersToBeginFrom().map((starter) => [starter.id, { id: starter.id, name: numberName(starter) }]));
        this.#choices('number', [...new Map([...numbers, ...this.#numbers]).values()]);
        const fixed = [
            { id: 'me', name: t('filter.assigneeMe') },
            { id: 'none', name: t('filter.assigneeNone') },
        ];
        const people = new Map([...this.#colleagues.map((one) => [one.id, one]), ...this.#agents]);
        this.#choices('assignee', [...people.values()].filter(({ id }) => id !== store.me?.id), fixed, 2, this.#anybody);
        this.#fold();
    }

    /** Whose conversations the list shows as long as nobody is chosen; who searches looks through those of all. */
    get #anybody() {
        const ofAnybody = isOfAnybody(store.view) || this.search.value.trim() !== '';
        return t(ofAnybody ? 'filter.assigneeAnybody' : 'filter.assigneeWork');
    }

    /**
     * @param least of fewer choices nobody chooses: such a filter is not shown, unless it narrows the list, whose choice may not be known yet
     * @param unchosen what it says as long as nothing is chosen; null: what it chooses by
     */
    #choices(name, choices, fixed = [], least = 2, unchosen = null) {
        const select = this.querySelector(`select[name=${name}]`);
        const chosen = store.view[name] ?? '';
        if (chosen && ![...fixed, ...choices].some(({ id }) => id === chosen)) choices = [...choices, { id: chosen, name: '…' }];
        const none = { id: '', name: unchosen ?? select.ariaLabel };
        const signature = [none, ...fixed, ...choices].map((choice) => choice.id + choice.name).join('\n');
        if (select.dataset.signature !== signature) {
            select.dataset.signature = signature;
            const sorted = choices.toSorted((one, other) => one.name.localeCompare(other.name));
            select.replaceChildren(...[none, ...fixed, ...sorted].map((choice) => new Option(choice.name, choice.id)));
        }
        select.value = chosen;
        select.hidden = !chosen && fixed.length + choices.length < least;
        select.classList.toggle('filter-on', chosen !== '');
    }

    #drawNoRoute() {
        const { me, counters: { noRoute: count }, view: { route } } = store;
        const strip = this.querySelector('[data-no-route]');
        strip.hidden = !me?.administrator || (count === 0 && !route);
        strip.classList.toggle('no-route-left', count === 0);
        setText(strip.querySelector('[data-text]'), !route ? tn('route.noneStrip', count) : t(count > 0 ? 'route.noneBack' : 'route.noneLeft'));
    }
}

customElements.define('list-head', ListHead);
