/** A small choice of emoji by category, drawn by the system's own font. */
import { covers } from './covers.js';
import { h } from './dom.js';
import { t } from './texts.js';

const CATEGORIES = [
    ['emoji.faces', '😀 😃 😄 😁 😅 😂 🤣 🙂 🙃 😉 😊 😇 🥰 😍 😘 😋 😜 🤔 🤗 🤭 🤫 😐 😏 🙄 😬 😌 😔 😴 😷 🤒 🥵 🥶 🤯 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😱 😤 😡 💀 🤖'],
    ['emoji.hands', '👍 👎 👌 ✌️ 🤞 🤟 🤙 👈 👉 👆 👇 ☝️ ✋ 👋 🤝 🙏 💪 👏 🙌 👐 🤲 ✍️ 💅 🤳 🙋 🙆 🙅 🤷 🤦 🙇 💁 🧑‍💻 👨‍🔧 👩‍⚕️ 👮 🚶 🏃 👨‍👩‍👧'],
    ['emoji.hearts', '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💔 💕 💖 💯 💢 💥 💫 💦 💬 💭 🎉 🎊 🎁 🎈 🎂 ✨ 🌟 ⭐ 🔥 🌈 ☀️ ⛅ 🌧️ ⛈️ ❄️ 🌙 🌎'],
    ['emoji.things', '📱 💻 ⌨️ 🖨️ 📷 🎥 📞 📧 📨 📦 📄 📋 📎 📌 📍 📅 🗓️ 📈 📉 📊 🔒 🔑 🔧 🛠️ ⚙️ 💡 🔋 🔌 💳 💵 🧾 🛒 🛍️ 🚚 🚗 ✈️ 🏠 🏢 🏥 🏦 ⏰ ⏳'],
    ['emoji.food', '☕ 🍵 🥤 🍺 🍷 🍾 🍎 🍌 🍓 🍇 🍉 🥑 🍅 🌽 🍞 🥐 🧀 🍳 🥓 🍔 🍟 🍕 🌮 🌯 🥗 🍝 🍣 🍦 🍰 🍪 🍫 🐶 🐱 🐦 🐟 🌱 🌷 🌹 🌻 🌳'],
    ['emoji.signs', '✅ ❌ ❗ ❓ ⚠️ 🚫 ⛔ 🆗 🆕 🆓 🔴 🟠 🟡 🟢 🔵 🟣 ⚪ ⚫ ▶️ ⏸️ ⏩ 🔁 🔄 ➕ ➖ ✖️ ➡️ ⬅️ ⬆️ ⬇️ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 🔟 ℹ️ ♻️ ©️ ®️'],
].map(([key, list]) => [key, list.split(' ')]);

export class EmojiPicker {
    #pick;
    #field;
    #box = null;

    /**
     * @param pick takes the chosen emoji
     * @param field gets the focus back
     */
    constructor(pick, field) {
        this.#pick = pick;
        this.#field = field;
    }

    toggle(anchor) {
        if (this.#box?.isConnected) return this.close();
        this.#box = this.#make();
        anchor.before(this.#box);
        anchor.setAttribute('aria-expanded', 'true');
        this.#anchor = anchor;
        this.#show(0);
        document.addEventListener('pointerdown', this.#outside, true);
        this.#grid.querySelector('button').focus();
        const box = this.#box;
        covers.add({ isOpen: () => box.isConnected, close: () => this.close() });
    }

    #anchor = null;
    #grid = null;
    #tabs = null;

    close() {
        this.#box?.remove();
        this.#anchor?.setAttribute('aria-expanded', 'false');
        document.removeEventListener('pointerdown', this.#outside, true);
        this.#field.focus();
        covers.settle();
    }

    #outside = (event) => {
        if (!this.#box.contains(event.target) && !this.#anchor.contains(event.target)) this.close();
    };

    #make() {
        this.#tabs = CATEGORIES.map(([key, list], index) =>
            h('button', { type: 'button', class: 'emoji-tab', 'aria-label': t(key), title: t(key), text: list[0], on: { click: () => this.#show(index) } }),
        );
        this.#grid = h('div', { class: 'emoji-grid', on: { keydown: (event) => this.#move(event) } });
        return h(
            'div',
            { class: 'emoji-picker', role: 'dialog', 'aria-label': t('composer.emoji'), on: { keydown: (event) => this.#escape(event) } },
            h('div', { class: 'emoji-tabs' }, this.#tabs),
            this.#grid,
        );
    }

    #show(index) {
        this.#tabs.forEach((tab, place) => tab.setAttribute('aria-pressed', String(place === index)));
        this.#grid.replaceChildren(
            ...CATEGORIES[index][1].map((emoji, place) =>
                h('button', { type: 'button', class: 'emoji', tabindex: place === 0 ? '0' : '-1', text: emoji, on: { click: () => this.#pick(emoji) } }),
            ),
        );
    }

    #escape(event) {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.close();
    }

    #move(event) {
        const columns = getComputedStyle(this.#grid).gridTemplateColumns.split(' ').length;
        const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
        if (!step) return;
        event.preventDefault();
        const all = [...this.#grid.children];
        all[all.indexOf(document.activeElement) + step]?.focus();
    }
}
