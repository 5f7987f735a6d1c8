/** Makes a picture larger and moves it about: by keys, wheel, double click, a drag, or two fingers. */
const MOST = 8;
const STEP = 1.5;
const TWICE = 2.5;
const PAN = 80;

export class Zoom {
    #picture = null;
    #scale = 1;
    #x = 0;
    #y = 0;
    #tell;
    /** Fingers, or the mouse, that are down: where they are, by their id. */
    #down = new Map();

    /** @param tell is told when it has changed */
    constructor(tell) {
        this.#tell = tell;
    }

    get isPossible() {
        return this.#picture !== null;
    }

    get isOn() {
        return this.#scale > 1;
    }

    /** @param picture the element that is shown now; null for what cannot be enlarged */
    of(picture) {
        this.#picture = picture;
        this.#down.clear();
        this.#set(1, 0, 0);
        if (!picture) return;
        picture.addEventListener('dblclick', (event) => this.#to(this.isOn ? 1 : TWICE, event));
        picture.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
        picture.addEventListener('pointerdown', (event) => this.#press(event));
        picture.addEventListener('pointermove', (event) => this.#move(event));
        for (const type of ['pointerup', 'pointercancel']) picture.addEventListener(type, (event) => this.#down.delete(event.pointerId));
    }

    /** @param step 1 larger, -1 smaller, 0 as it was */
    by(step) {
        if (this.#picture) this.#to(step === 0 ? 1 : this.#scale * STEP ** step, this.#middle());
    }

    /** @param key an arrow: where to look */
    pan(key) {
        const [x, y] = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] }[key];
        this.#set(this.#scale, this.#x + x, this.#y + y);
    }

    #middle() {
        const { left, top, width, height } = this.#picture.getBoundingClientRect();
        return { clientX: left + width / 2, clientY: top + height / 2 };
    }

    #wheel(event) {
        event.preventDefault();
        this.#to(this.#scale * Math.exp(-event.deltaY / 300), event);
    }

    /** What is under the pointer stays under it. */
    #to(wanted, { clientX, clientY }) {
        const scale = Math.min(MOST, Math.max(1, wanted));
        const { left, top, width, height } = this.#picture.getBoundingClientRect();
        const grown = scale / this.#scale - 1;
        this.#set(scale, this.#x - (clientX - left - width / 2) * grown, this.#y - (clientY - top - height / 2) * grown);
    }

    #press(event) {
        this.#down.set(event.pointerId, event);
        if (this.isOn || this.#down.size > 1) this.#picture.setPointerCapture(event.pointerId);
    }

    #move(event) {
        const before = this.#down.get(event.pointerId);
        if (!before) return;
        const [other] = [...this.#down.values()].filter(({ pointerId }) => pointerId !== event.pointerId);
        this.#down.set(event.pointerId, event);
        if (other) this.#to(this.#scale * (apart(event, other) / Math.max(1, apart(before, other))), between(event, other));
        else if (this.isOn) this.#set(this.#scale, this.#x + event.clientX - before.clientX, this.#y + event.clientY - before.clientY);
    }

    /** No further away than that its edge comes to the middle. */
    #set(scale, x, y) {
        this.#scale = scale;
        const { offsetWidth = 0, offsetHeight = 0 } = this.#picture ?? {};
        const within = (value, size) => Math.min(size, Math.max(-size, value));
        this.#x = within(x, (offsetWidth * (scale - 1)) / 2);
        this.#y = within(y, (offsetHeight * (scale - 1)) / 2);
        if (this.#picture) {
            this.#picture.style.transform = scale > 1 ? `translate(${this.#x}px, ${this.#y}px) scale(${scale})` : '';
            this.#picture.classList.toggle('enlarged', scale > 1);
        }
        this.#tell();
    }
}

const apart = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);

const between = (one, other) => ({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });
