/** What can be sent besides words. Each way names itself; the composer offers them all in one menu, on a phone in a sheet. */
import { covers } from './covers.js';
import { button, h, narrow } from './dom.js';
import { t } from './texts.js';

class Ways {
    #ways = [];
    #menu = null;
    #anchor = null;

    /**
     * @param way id; label (key of its text); iconName; order (small comes first); run({conversation, send}), where send takes
     *     what message items say: {type, text, content, media}; insteadOf: a button of the composer, by its selector: offered where there is no room
     *     for that; applies(conversation), if it does not always
     */
    add(way) {
        this.#ways = [...this.#ways, way].sort((one, other) => one.order - other.order);
    }

    all() {
        return this.#ways;
    }

    /** Opens the menu beside a button, or the sheet; again closes it. */
    offer(anchor, context) {
        if (this.#menu?.isConnected) return this.#leave();
        this.#anchor = anchor;
        const offered = this.#ways.filter((way) => (narrow() || !isShown(way.insteadOf)) && (way.applies?.(context.conversation) ?? true));
        const items = offered.map((way) =>
            button({ label: t(way.label), iconName: way.iconName, kind: 'quiet way', role: 'menuitem', tabindex: '-1', testid: `way-${way.id}`, onClick: () => this.#take(way, context) }),
        );
        const menu = h('div', { class: 'ways', role: 'menu', 'aria-label': t('composer.more'), on: { keydown: (event) => this.#key(event, items) } }, items);
        anchor.setAttribute('aria-expanded', 'true');
        if (narrow()) this.#openSheet(menu);
        else this.#openBeside(menu, anchor);
        items[0].focus();
    }

    #openSheet(menu) {
        const sheet = h('dialog', { class: 'sheet ways-sheet', 'aria-label': t('composer.more'), 'data-testid': 'ways-sheet' }, menu);
        sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
        sheet.addEventListener('close', () => this.#menu === sheet && this.close());
        this.#menu = sheet;
        document.body.append(sheet);
        sheet.showModal();
    }

    #openBeside(menu, anchor) {
        this.#menu = menu;
        anchor.before(menu);
        document.addEventListener('pointerdown', this.#outside, true);
        covers.add({ isOpen: () => menu.isConnected, close: () => this.#leave() });
    }

    #take(way, context) {
        this.#leave();
        way.run(context);
    }

    /** Closes the menu, if it is open. */
    close() {
        const menu = this.#menu;
        this.#menu = null;
        menu?.close?.();
        menu?.remove();
        this.#anchor?.setAttribute('aria-expanded', 'false');
        document.removeEventListener('pointerdown', this.#outside, true);
        covers.settle();
    }

    #leave() {
        this.close();
        this.#anchor.focus();
    }

    #outside = (event) => {
        if (!this.#menu.contains(event.target) && !this.#anchor.contains(event.target)) this.#leave();
    };

    #key(event, items) {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault();
            event.stopPropagation();
            this.#leave();
        } else if (step) {
            event.preventDefault();
            items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
        }
    }
}

/** Whether there is a button of its own for it. */
const isShown = (selector) => Boolean(selector) && document.querySelector(`message-composer ${selector}`)?.offsetParent !== null;

export const ways = new Ways();
