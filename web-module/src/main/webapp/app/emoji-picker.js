/** A small choice of emoji by category, and by words of the page's language; drawn by the system's own font. */
import { covers } from './covers.js';
import { h, hasPointer } from './dom.js';
import { hasUsed, recentEmoji } from './recent-emoji.js';
import { t } from './texts.js';

const CATEGORIES = [
    ['emoji.faces', '😀 😃 😄 😁 😅 😂 🤣 🙂 🙃 😉 😊 😇 🥰 😍 😘 😋 😜 🤔 🤗 🤭 🤫 😐 😏 🙄 😬 😌 😔 😴 😷 🤒 🥵 🥶 🤯 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😱 😤 😡 💀 🤖', 'emoji.faces.words'],
    ['emoji.hands', '👍 👎 👌 ✌️ 🤞 🤟 🤙 👈 👉 👆 👇 ☝️ ✋ 👋 🤝 🙏 💪 👏 🙌 👐 🤲 ✍️ 💅 🤳 🙋 🙆 🙅 🤷 🤦 🙇 💁 🧑‍💻 👨‍🔧 👩‍⚕️ 👮 🚶 🏃 👨‍👩‍👧', 'emoji.hands.words'],
    ['emoji.hearts', '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💔 💕 💖 💯 💢 💥 💫 💦 💬 💭 🎉 🎊 🎁 🎈 🎂 ✨ 🌟 ⭐ 🔥 🌈 ☀️ ⛅ 🌧️ ⛈️ ❄️ 🌙 🌎', 'emoji.hearts.words'],
    ['emoji.things', '📱 💻 ⌨️ 🖨️ 📷 🎥 📞 📧 📨 📦 📄 📋 📎 📌 📍 📅 🗓️ 📈 📉 📊 🔒 🔑 🔧 🛠️ ⚙️ 💡 🔋 🔌 💳 💵 🧾 🛒 🛍️ 🚚 🚗 ✈️ 🏠 🏢 🏥 🏦 ⏰ ⏳', 'emoji.things.words'],
    ['emoji.food', '☕ 🍵 🥤 🍺 🍷 🍾 🍎 🍌 🍓 🍇 🍉 🥑 🍅 🌽 🍞 🥐 🧀 🍳 🥓 🍔 🍟 🍕 🌮 🌯 🥗 🍝 🍣 🍦 🍰 🍪 🍫 🐶 🐱 🐦 🐟 🌱 🌷 🌹 🌻 🌳', 'emoji.food.words'],
    ['emoji.signs', '✅ ❌ ❗ ❓ ⚠️ 🚫 ⛔ 🆗 🆕 🆓 🔴 🟠 🟡 🟢 🔵 🟣 ⚪ ⚫ ▶️ ⏸️ ⏩ 🔁 🔄 ➕ ➖ ✖️ ➡️ ⬅️ ⬆️ ⬇️ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 🔟 ℹ️ ♻️ ©️ ®️', 'emoji.signs.words'],
].map(([key, list, words]) => [key, list.split(' '), words]);

/** What is used first, before there is anything that was used last. */
const RECENT = { key: 'emoji.recent', sign: '🕘' };

/** Small, without accents. */
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Each with its words; read once, when somebody looks for one. */
let known = null;

function withWords() {
    known ??= CATEGORIES.flatMap(([, list, key]) => {
        const words = t(key).split(',');
        return list.map((emoji, place) => ({ emoji, words: folded(words[place] ?? '').trim().split(/\s+/) }));
    });
    return known;
}

/** Those that have a word for each that is looked for; beginnings count. */
function emojiFor(text) {
    const wanted = folded(text.trim()).split(/\s+/);
    return withWords()
        .filter(({ words }) => wanted.every((one) => words.some((word) => word.startsWith(one))))
        .map(({ emoji }) => emoji);
}

export class EmojiPicker {
    #pick;
    #field;
    #box = null;
    #anchor = null;
    #search = null;
    #grid = null;
    #tabs = null;
    #state = null;

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
        // At its button, as far as there is room.
        const room = this.#box.parentElement.clientWidth - this.#box.offsetWidth;
        this.#box.style.insetInlineStart = `${Math.max(0, Math.min(anchor.offsetLeft, room))}px`;
        anchor.setAttribute('aria-expanded', 'true');
        this.#anchor = anchor;
        this.#show(recentEmoji().length > 0 ? 0 : 1);
        document.addEventListener('pointerdown', this.#outside, true);
        if (hasPointer()) this.#search.focus();
        else this.#grid.querySelector('button').focus();
        const box = this.#box;
        covers.add({ isOpen: () => box.isConnected, close: () => this.close() });
    }

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
        this.#tabs = [[RECENT.key, [RECENT.sign]], ...CATEGORIES].map(([key, [sign]], index) =>
            h('button', { type: 'button', class: 'emoji-tab', 'aria-label': t(key), title: t(key), text: sign, on: { click: () => this.#show(index) } }),
        );
        this.#search = h('input', { type: 'search', class: 'emoji-search', autocomplete: 'off', placeholder: t('emoji.search'), 'aria-label': t('emoji.search'), 'data-testid': 'emoji-search', on: { input: () => this.#find(), keydown: (event) => this.#leaveSearch(event) } });
        this.#grid = h('div', { class: 'emoji-grid', 'data-testid': 'emoji-grid', on: { keydown: (event) => this.#move(event) } });
        this.#state = h('p', { class: 'emoji-state', role: 'status' });
        return h(
            'div',
            { class: 'emoji-picker', role: 'dialog', 'aria-label': t('composer.emoji'), on: { keydown: (event) => this.#escape(event) } },
            this.#search,
            h('div', { class: 'emoji-tabs' }, this.#tabs),
            this.#grid,
            this.#state,
        );
    }

    /** @param index 0 for what was used last */
    #show(index) {
        this.#search.value = '';
        this.#tabs.forEach((tab, place) => tab.setAttribute('aria-pressed', String(place === index)));
        this.#fill(index === 0 ? recentEmoji() : CATEGORIES[index - 1][1], t('emoji.noneYet'));
    }

    #find() {
        const text = this.#search.value;
        if (text.trim() === '') return this.#show(recentEmoji().length > 0 ? 0 : 1);
        for (const tab of this.#tabs) tab.setAttribute('aria-pressed', 'false');
        this.#fill(emojiFor(text), t('emoji.none'));
    }

    #fill(list, none) {
        this.#state.textContent = list.length === 0 ? none : '';
        this.#grid.replaceChildren(
            ...list.map((emoji, place) => h('button', { type: 'button', class: 'emoji', tabindex: place === 0 ? '0' : '-1', text: emoji, on: { click: () => this.#take(emoji) } })),
        );
    }

    #take(emoji) {
        hasUsed(emoji);
        this.#pick(emoji);
    }

    #escape(event) {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.close();
    }

    /** Down into what was found; Enter takes the first of it. */
    #leaveSearch(event) {
        if (event.isComposing) return;
        const first = this.#grid.querySelector('button');
        if (event.key === 'ArrowDown') first?.focus();
        else if (event.key === 'Enter') first?.click();
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    #move(event) {
        const columns = getComputedStyle(this.#grid).gridTemplateColumns.split(' ').length;
        const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
        if (!step) return;
        event.preventDefault();
        const all = [...this.#grid.children];
        const next = all.indexOf(document.activeElement) + step;
        if (next < 0 && event.key === 'ArrowUp') this.#search.focus();
        else all[next]?.focus();
    }
}
