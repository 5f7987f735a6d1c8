/** What can be sent besides words. Each way names itself; the composer offers them all in one menu. */
import { button, h } from './dom.js';
import { t } from './texts.js';

class Ways {
    #ways = [];
    #menu = null;
    #anchor = null;

    /**
     * @param way id; label (key of its text); iconName; order (small comes first); run({conversation, send}), where send takes
     *     what message items say: {type, text, content, media}
     */
    add(way) {
        this.#ways = [...this.#ways, way].sort((one, other) => one.order - other.order);
    }

    all() {
        return this.#ways;
    }

    /** Opens the menu beside a button; again closes it. */
    offer(anchor, context) {
        if (this.#menu?.isConnected) return this.#leave();
        this.#anchor = anchor;
        const items = this.#ways.map((way) =>
            button({ label: t(way.label), iconName: way.iconName, kind: 'quiet way', role: 'menuitem', tabindex: '-1', testid: `way-${way.id}`, onClick: () => this.#take(way, context) }),
        );
        this.#menu = h('div', { class: 'ways', role: 'menu', 'aria-label': t('composer.more'), on: { keydown: (event) => this.#key(event) } }, items);
        anchor.before(this.#menu);
        anchor.setAttribute('aria-expanded', 'true');
        document.addEventListener('pointerdown', this.#outside, true);
        items[0].focus();
    }

    #take(way, context) {
        this.#leave();
        way.run(context);
    }

    /** Closes the menu, if it is open. */
    close() {
        this.#menu?.remove();
        this.#anchor?.setAttribute('aria-expanded', 'false');
        document.removeEventListener('pointerdown', this.#outside, true);
    }

    #leave() {
        this.close();
        this.#anchor.focus();
    }

    #outside = (event) => {
        if (!this.#menu.contains(event.target) && !this.#anchor.contains(event.target)) this.#leave();
    };

    #key(event) {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault();
            event.stopPropagation();
            this.#leave();
        } else if (step) {
            event.preventDefault();
            const all = [...this.#menu.children];
            all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
        }
    }
}

export const ways = new Ways();
