/** Parts of a page that is drawn again and again: what has not changed is not touched, so that focus, selection and scroll stay. */
import { arrange } from './dom.js';

const CONTROLS = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled';

const controlsIn = (element) => [...element.querySelectorAll(CONTROLS)];

export class Sections {
    #parent;
    #drawn = new Map();

    /** @param parent that has no other children */
    constructor(parent) {
        this.#parent = parent;
    }

    /**
     * @param sections in order: name, of (all that it is made of, as far as JSON can tell it) and make, which gives an element, or
     *     nothing where there is nothing to show
     */
    draw(sections) {
        const giveBack = this.#focus();
        this.#drawn = new Map(sections.map((section) => [section.name, this.#section(section)]));
        arrange(this.#parent, [...this.#drawn.values()].flatMap(({ element }) => element || []));
        giveBack();
    }

    #section({ name, of, make }) {
        const signature = JSON.stringify(of);
        const before = this.#drawn.get(name);
        return before?.signature === signature ? before : { signature, element: make() };
    }

    /** @returns what gives the keyboard back to the same place when the control that had it was made anew or went away */
    #focus() {
        const focused = document.activeElement;
        const name = [...this.#drawn.keys()].find((one) => this.#holds(one, focused));
        if (name === undefined) return () => {};
        const inSection = controlsIn(this.#drawn.get(name).element).indexOf(focused);
        const inAll = controlsIn(this.#parent).indexOf(focused);
        return () => {
            if (focused.isConnected) return;
            const section = this.#drawn.get(name)?.element;
            const controls = controlsIn(section || this.#parent);
            controls[Math.min(section ? inSection : inAll, controls.length - 1)]?.focus({ preventScroll: true });
        };
    }

    #holds(name, element) {
        const { element: section } = this.#drawn.get(name);
        return Boolean(section) && section.contains(element);
    }
}
