/** A picture in full, over everything else; from one to the next within the conversation. */
import { button, h, icon } from './dom.js';
import { fileAddress, isDrawable, isFilm, thumbnailAddress } from './media-files.js';
import { bringMissing, bringOlder } from './older.js';
import { contactName } from './people.js';
import { store } from './store.js';
import { hasItsPlace, isBetween } from './thread-parts.js';
import { t } from './texts.js';
import { fullTime } from './times.js';
import { Zoom } from './viewer-zoom.js';

const SWIPE = 60;
/** Of older messages at once, on the way to a picture further up. */
const PAGE = 200;

/** @param message whose picture is shown first */
export function openViewer(message) {
    new Viewer(message).open();
}

/** Pictures and films of the conversation, as far as it is loaded, in order. */
function gallery(conversation) {
    const thread = store.threads.get(conversation);
    return [...(thread?.messages.values() ?? [])]
        .filter((message) => hasItsPlace(thread, message))
        .filter(({ media, revokedAt, type }) => media?.state === 'THERE' && !revokedAt && type !== 'sticker' && (isDrawable(media) || isFilm(media)))
        .sort((one, other) => (one.at === other.at ? one.seq - other.seq : one.at < other.at ? -1 : 1));
}

class Viewer {
    constructor(message) {
        this.all = gallery(message.conversation);
        if (!this.all.some(({ id }) => id === message.id)) this.all = [message];
        this.index = this.all.findIndex(({ id }) => id === message.id);
    }

    open() {
        this.zoom = new Zoom(() => this.#tellZoom());
        this.closer = button({ label: t('viewer.zoomOut'), iconName: 'minus', iconOnly: true, kind: 'quiet', testid: 'viewer-zoom-out', 'aria-keyshortcuts': '-', onClick: () => this.zoom.by(-1) });
        this.larger = button({ label: t('viewer.zoomIn'), iconName: 'plus', iconOnly: true, kind: 'quiet', testid: 'viewer-zoom-in', 'aria-keyshortcuts': '+', onClick: () => this.zoom.by(1) });
        this.caption = h('p', { class: 'viewer-caption', dir: 'auto', hidden: true, 'data-testid': 'viewer-caption' });
        this.stage = h('div', { class: 'viewer-stage' });
        this.title = h('p', { class: 'viewer-title', dir: 'auto', 'aria-live': 'polite', 'data-testid': 'viewer-title' });
        this.download = h('a', { class: 'button quiet icon-only', title: t('viewer.download'), 'aria-label': t('viewer.download'), 'data-testid': 'viewer-download' }, icon('download'));
        this.previous = button({ label: t('viewer.previous'), iconName: 'back', iconOnly: true, kind: 'viewer-step viewer-previous', testid: 'viewer-previous', onClick: () => this.#go(-1) });
        this.next = button({ label: t('viewer.next'), iconName: 'back', iconOnly: true, kind: 'viewer-step viewer-next', testid: 'viewer-next', onClick: () => this.#go(1) });
        this.dialog = h(
            'dialog',
            { class: 'viewer', 'aria-label': t('viewer.label'), 'data-testid': 'viewer' },
            h('header', { class: 'viewer-head' }, this.title, this.closer, this.larger, this.download, button({ label: t('viewer.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'viewer-close', autofocus: true, onClick: () => this.dialog.close() })),
            this.stage,
            this.caption,
            this.previous,
            this.next,
        );
        this.dialog.addEventListener('keydown', (event) => this.#key(event));
        const closed = new AbortController();
        this.dialog.addEventListener('close', () => (closed.abort(), this.dialog.remove()));
        this.stage.addEventListener('click', (event) => event.target === this.stage && this.dialog.close());
        this.#swipes();
        store.addEventListener('gone', ({ detail }) => detail === this.all[0].conversation && this.dialog.close(), { signal: closed.signal });
        this.#show();
        document.body.append(this.dialog);
        this.dialog.showModal();
    }

    #key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const zooms = { '+': 1, '=': 1, '-': -1, 0: 0 }[event.key];
        if (zooms !== undefined) {
            event.preventDefault();
            return this.zoom.by(zooms);
        }
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (event.key.startsWith('Arrow') && this.zoom.isOn) {
            event.preventDefault();
            return this.zoom.pan(event.key);
        }
        if (!step || event.target.tagName === 'VIDEO') return;
        event.preventDefault();
        this.#go(document.dir === 'rtl' ? -step : step);
    }

    #swipes() {
        let begin = null;
        this.stage.addEventListener('touchstart', (event) => (begin = event.touches.length === 1 ? event.touches[0].clientX : null), { passive: true });
        this.stage.addEventListener('touchend', (event) => {
            const way = begin === null ? 0 : event.changedTouches[0].clientX - begin;
            if (Math.abs(way) > SWIPE && !this.zoom.isOn) this.#go(way < 0 ? 1 : -1);
        });
    }

    async #go(step) {
        if (this.loading) return;
        await this.#bring(step);
        const next = this.index + step;
        if (next < 0 || next >= this.all.length) return;
        this.index = next;
        this.#show();
    }

    /** Whether there may be others on the way to the next that the thread has not been asked for yet: in between, or before the first one. */
    #mayMiss(step) {
        const [here, there] = [this.all[this.index], this.all[this.index + step]];
        const thread = store.threads.get(here.conversation);
        return isBetween(thread?.gap, ...(step > 0 ? [here, there] : [there, here])) || Boolean(step < 0 && !there && thread?.before);
    }

    async #bring(step) {
        const { id, conversation } = this.all[this.index];
        const thread = store.threads.get(conversation);
        if (!this.#mayMiss(step)) return;
        this.loading = true;
        this.stage.setAttribute('aria-busy', 'true');
        try {
            while (this.#mayMiss(step)) {
                if (thread.gap) await bringMissing(conversation, thread, PAGE, step < 0);
                else await bringOlder(conversation, thread, PAGE);
                this.all = gallery(conversation);
                this.index = Math.max(0, this.all.findIndex((message) => message.id === id));
            }
        } catch (failure) {
            this.title.textContent = failure.message;
        }
        this.loading = false;
        this.stage.removeAttribute('aria-busy');
    }

    #show() {
        const message = this.all[this.index];
        const { media } = message;
        const shown = isFilm(media) ? film(media) : picture(message);
        this.stage.replaceChildren(shown);
        this.zoom.of(isFilm(media) ? null : shown);
        const place = this.all.length > 1 ? `${t('viewer.place', { place: this.index + 1, count: this.all.length })} · ` : '';
        this.title.replaceChildren(place, h('bdi', { text: senderOf(message) }), ' · ', fullTime(message.at));
        this.caption.textContent = message.text ?? '';
        this.caption.hidden = !message.text;
        this.download.href = fileAddress(media);
        this.download.download = media.name ?? '';
        const ends = [-1, 1].map((step) => !this.all[this.index + step] && !this.#mayMiss(step));
        for (const [place, control] of [this.previous, this.next].entries()) {
            control.hidden = ends.every(Boolean);
            this.#mark(control, ends[place]);
        }
    }

    #tellZoom() {
        for (const control of [this.closer, this.larger]) control.hidden = !this.zoom.isPossible;
        this.#mark(this.closer, !this.zoom.isOn);
    }

    /** Stays where it is, so that the keyboard does not lose it. */
    #mark(control, ended) {
        control.setAttribute('aria-disabled', String(ended));
    }
}

function senderOf({ direction, author, conversation }) {
    const contact = store.conversations.get(conversation)?.contact;
    if (direction === 'IN') return contact ? contactName(contact) : t('quote.customer');
    return author ? (author.id === store.me.id ? t('note.me') : author.name) : t('quote.company');
}

/** The small copy at once, in the place that the large one takes when it is there. */
function picture(message) {
    const { media } = message;
    const shown = h('img', { class: 'viewer-picture', src: media.thumbnail ? thumbnailAddress(media) : fileAddress(media), width: media.width, height: media.height, alt: message.text || t('kind.image'), 'data-testid': 'viewer-picture' });
    shown.draggable = false;
    if (media.thumbnail) {
        const full = new Image();
        full.src = fileAddress(media);
        full.decode().then(
            () => (shown.src = full.src),
            () => shown.classList.add('viewer-broken'),
        );
    }
    return shown;
}

function film(media) {
    return h('video', { class: 'viewer-picture', src: fileAddress(media), width: media.width, height: media.height, controls: true, playsinline: true, preload: 'metadata' });
}
