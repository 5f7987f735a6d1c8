/** The picture that customers see of a number: chosen and given to WhatsApp. The one there is only told of, as it lies on a foreign server. */
import { api } from './api.js';
import { h, setText } from './dom.js';
import { t } from './texts.js';

const TYPES = ['image/jpeg', 'image/png'];
const MOST_BYTES = 5 * 1024 * 1024;
const SHORTEST_SIDE = 192;

class ProfilePicture extends HTMLElement {
    #shown = null;

    connectedCallback() {
        this.field = h('input', { type: 'file', id: 'profile-picture', accept: TYPES.join(','), 'aria-describedby': 'profile-picture-hint', 'data-testid': 'profile-picture', on: { change: () => void this.#choose() } });
        this.picture = h('img', { class: 'profile-picture', alt: t('picture.given'), hidden: true });
        this.state = h('p', { role: 'status', 'data-testid': 'picture-state', text: t(this.dataset.pictured === 'true' ? 'picture.there' : 'picture.none') });
        this.failure = h('p', { class: 'failure', role: 'alert', 'data-testid': 'picture-failure', hidden: true });
        const hint = h('p', { class: 'hint', id: 'profile-picture-hint', text: t('picture.hint') });
        this.replaceChildren(h('label', { for: 'profile-picture', text: t('picture.label') }), this.picture, this.state, this.field, hint, this.failure);
    }

    disconnectedCallback() {
        if (this.#shown) URL.revokeObjectURL(this.#shown);
        this.#shown = null;
    }

    async #choose() {
        const [file] = this.field.files;
        if (!file) return;
        this.field.disabled = true;
        this.failure.hidden = true;
        const before = this.state.textContent;
        try {
            if (!(await isUsable(file))) throw new Error(t('picture.unusable'));
            setText(this.state, t('picture.giving'));
            await api.givePicture(this.dataset.number, file);
            this.#show(file);
        } catch (failure) {
            setText(this.state, before);
            setText(this.failure, failure.message);
            this.failure.hidden = false;
        } finally {
            this.field.disabled = false;
            this.field.value = '';
        }
    }

    #show(file) {
        if (this.#shown) URL.revokeObjectURL(this.#shown);
        this.#shown = URL.createObjectURL(file);
        this.picture.src = this.#shown;
        this.picture.hidden = false;
        setText(this.state, t('picture.given'));
    }
}

/** As the server asks, too, before anything is sent. */
async function isUsable(file) {
    if (!TYPES.includes(file.type) || file.size > MOST_BYTES) return false;
    try {
        const bitmap = await createImageBitmap(file);
        const side = Math.min(bitmap.width, bitmap.height);
        bitmap.close();
        return side >= SHORTEST_SIDE;
    } catch {
        return false;
    }
}

customElements.define('profile-picture', ProfilePicture);
