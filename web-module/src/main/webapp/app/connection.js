/** A quiet bar while the live line is down; short breaks are nobody's business. */
import { setText } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';

const SHOWN_AFTER = 1_500;
/** Only where one writes to customers there is something that goes out later. */
const WRITING = { reconnecting: 'state.reconnecting', offline: 'state.offline' };
const LOOKING = { reconnecting: 'state.reconnectingHere', offline: 'state.offlineHere' };

class ConnectionBar extends HTMLElement {
    #timer = 0;

    connectedCallback() {
        store.on('connection', () => this.#draw());
        addEventListener('offline', () => this.#draw());
        addEventListener('online', () => this.#draw());
    }

    #draw() {
        clearTimeout(this.#timer);
        if (store.connection !== 'offline') {
            this.hidden = true;
            return;
        }
        const { reconnecting, offline } = document.querySelector('message-composer') ? WRITING : LOOKING;
        this.#timer = setTimeout(
            () => {
                setText(this.lastElementChild, t(navigator.onLine ? reconnecting : offline));
                this.hidden = false;
            },
            this.hidden ? SHOWN_AFTER : 0,
        );
    }
}

customElements.define('connection-bar', ConnectionBar);
