/** The menus of an attendant, as they are written: each with its answers and where those lead. */
import { button, h, setText } from './dom.js';
import { choice, field, groupProblems, textArea, textInput } from './template-fields.js';
import { t } from './texts.js';

const SHAPES = { AUTO: 'attending.shape.AUTO', BUTTONS: 'attending.shape.BUTTONS', LIST: 'attending.shape.LIST', NUMBERS: 'attending.shape.NUMBERS' };
const PLAIN = { BACK: 'attending.does.BACK', START: 'attending.does.START', REPEAT: 'attending.does.REPEAT', TEXT: 'attending.does.TEXT' };
const NEW_MENU = 'menu:+';

/** WhatsApp's limits: a button is shorter than a row of a list. */
const LONGEST_BUTTON = 20;
const LONGEST_ROW = 24;

/** The menus in the order in which one comes to them, each with its depth; those that nothing leads to last. */
export function inOrder(tree) {
    const found = [];
    const reach = (key, depth) => {
        const menu = tree.menus.find((one) => one.key === key);
        if (!menu || found.some((one) => one.menu === menu)) return;
        found.push({ menu, depth });
        for (const option of menu.options) if (option.action === 'MENU') reach(option.target, depth + 1);
    };
    if (tree.menus.length > 0) reach(tree.menus[0].key, 0);
    for (const menu of tree.menus) if (!found.some((one) => one.menu === menu)) found.push({ menu, depth: 0 });
    return found;
}

/** What a menu is called: by the answer that leads to it. */
export function titleOf(tree, menu) {
    if (menu === tree.menus[0]) return t('attending.mainMenu');
    for (const one of tree.menus) {
        const option = one.options.find((each) => each.action === 'MENU' && each.target === menu.key);
        if (option) return t('attending.menuOf', { name: option.label || t('attending.unnamed') });
    }
    return t('attending.menuAlone');
}

export class MenuCards {
    #open = new Set();

    /**
     * @param editor holds the tree; changed(structure) tells it of every change
     * @param ends what routes can lead to: kind, to, name
     */
    constructor(tree, ends, changed) {
        this.tree = tree;
        this.ends = ends;
        this.changed = changed;
        this.element = h('div', { class: 'attendant-menus' });
    }

    /** All of it anew; who was in a field is in it again. */
    draw(tree = this.tree) {
        this.tree = tree;
        const focused = this.element.contains(document.activeElement) ? document.activeElement.closest('[data-field]')?.dataset.field : null;
        this.element.replaceChildren(...inOrder(tree).map(({ menu }) => this.#card(menu)));
        if (focused) this.element.querySelector(`[data-field="${CSS.escape(focused)}"] [data-control]`)?.focus();
    }

    /** Shows the answer in which a field stands. */
    reveal(name) {
        const [, menu, , option] = name.split('.');
        if (!option) return;
        this.#open.add(`${menu}.${option}`);
        const details = this.element.querySelector(`[data-option="${CSS.escape(`${menu}.${option}`)}"]`);
        if (details) details.open = true;
    }

    #structure() {
        this.changed(true);
    }

    #set(target, change) {
        Object.assign(target, change);
        this.changed(false);
    }

    #card(menu) {
        const place = `menus.${menu.key}`;
        const text = textArea(menu.text, (value) => this.#set(menu, { text: value }), { rows: 3, 'data-testid': `menu-text-${menu.key}` });
        const shape = choice(menu.shape, Object.entries(SHAPES).map(([key, label]) => [key, t(label)]), (value) => {
            menu.shape = value;
            this.#structure();
        });
        const label = textInput(menu.button, (value) => this.#set(menu, { button: value }), { dir: 'auto' });
        const options = h('ol', { class: 'attendant-options' }, ...menu.options.map((option, index) => this.#option(menu, option, index)));
        const add = button({ label: t('attending.addOption'), iconName: 'plus', testid: `add-option-${menu.key}`, onClick: () => this.#addOption(menu) });
        const alone = menu !== this.tree.menus[0] && !this.tree.menus.some((one) => one.options.some((option) => option.action === 'MENU' && option.target === menu.key));
        const drop = alone && button({ label: t('attending.removeMenu'), iconName: 'trash', kind: 'quiet', onClick: () => this.#removeMenu(menu) });
        return h(
            'section',
            { class: 'card draft-part', 'data-part': place, 'aria-labelledby': `menu-title-${menu.key}` },
            h('h2', { id: `menu-title-${menu.key}` }, h('bdi', { text: titleOf(this.tree, menu) })),
            groupProblems(place),
            field({ name: `${place}.text`, label: t('attending.question'), control: text, most: shapeOf(menu) === 'BUTTONS' ? 1024 : 4096 }),
            h(
                'div',
                { class: 'attendant-pair' },
                field({ name: `${place}.shape`, label: t('attending.shape'), control: shape }),
                shapeOf(menu) === 'LIST' && field({ name: `${place}.button`, label: t('attending.listButton'), control: label, most: LONGEST_BUTTON }),
            ),
            options,
            h('div', { class: 'buttons' }, add, drop),
        );
    }

    #option(menu, option, index) {
        const name = `${menu.key}.${option.key}`;
        const place = `menus.${menu.key}.options.${option.key}`;
        const title = h('bdi', { class: 'option-label', text: option.label || t('attending.unnamed') });
        const way = h('span', { class: 'option-way', text: this.#way(option) });
        const label = textInput(
            option.label,
            (value) => {
                setText(title, value || t('attending.unnamed'));
                this.#set(option, { label: value });
            },
            { dir: 'auto', 'data-testid': `option-label-${name}` },
        );
        const details = h(
            'details',
            { class: 'attendant-option', 'data-option': name, open: this.#open.has(name) },
            h('summary', { 'data-testid': `option-${name}` }, h('span', { class: 'option-digit', text: option.digit || index + 1 }), title, way, h('span', { class: 'tree-count', 'data-count': place, hidden: true })),
            field({ name: `${place}.label`, label: t('attending.label'), control: label, most: shapeOf(menu) === 'BUTTONS' ? LONGEST_BUTTON : LONGEST_ROW }),
            field({ name: `${place}.target`, label: t('attending.does'), control: this.#does(menu, option, name) }),
            field({
                name: `${place}.text`,
                label: t(option.action === 'TEXT' ? 'attending.answer' : 'attending.saidWhenChosen'),
                control: textArea(option.text, (value) => this.#set(option, { text: value }), { rows: 2, 'data-testid': `option-text-${name}` }),
                hint: option.action === 'ROUTE' ? t('attending.saidHint') : null,
            }),
            h(
                'div',
                { class: 'attendant-pair' },
                field({ name: `${place}.description`, label: t('attending.description'), control: textInput(option.description, (value) => this.#set(option, { description: value }), { dir: 'auto' }), most: 72 }),
                field({ name: `${place}.digit`, label: t('attending.digit'), control: textInput(option.digit, (value) => this.#set(option, { digit: value }), { inputmode: 'numeric', placeholder: String(index + 1) }) }),
            ),
            field({
                name: `${place}.words`,
                label: t('attending.words'),
                control: textInput(option.words.join(', '), (value) => this.#set(option, { words: listOf(value) }), { dir: 'auto', 'data-testid': `option-words-${name}` }),
                hint: t('attending.wordsHint'),
            }),
            this.#tools(menu, option, index),
        );
        details.addEventListener('toggle', () => (details.open ? this.#open.add(name) : this.#open.delete(name)));
        return h('li', {}, details);
    }

    #tools(menu, option, index) {
        const tool = (label, iconName, onClick, disabled = false) => button({ label: t(label, { name: option.label || index + 1 }), iconName, iconOnly: true, kind: 'quiet', disabled, onClick });
        const move = (by) => {
            menu.options.splice(index, 1);
            menu.options.splice(index + by, 0, option);
            this.#structure();
        };
        return h(
            'div',
            { class: 'buttons' },
            tool('attending.up', 'up', () => move(-1), index === 0),
            tool('attending.down', 'down', () => move(1), index === menu.options.length - 1),
            tool('attending.removeOption', 'trash', () => {
                menu.options.splice(index, 1);
                this.#structure();
            }),
        );
    }

    /** One choice of everything that an answer can do. */
    #does(menu, option, name) {
        const present = { ROUTE: option.target, MENU: `menu:${option.target}` }[option.action] ?? option.action;
        const select = h('select', { class: 'select', 'data-testid': `option-does-${name}` }, h('option', { value: '', text: t('attending.choose') }));
        const group = (label, items) => items.length > 0 && select.append(h('optgroup', { label }, ...items.map(([value, text]) => h('option', { value, text }))));
        group(t('attending.group.menus'), [
            [NEW_MENU, t('attending.newMenu')],
            ...this.tree.menus.filter((one) => one !== menu && one !== this.tree.menus[0]).map((one) => [`menu:${one.key}`, titleOf(this.tree, one)]),
        ]);
        for (const [kind, label] of Object.entries(KINDS)) group(t(label), this.ends.filter((end) => end.kind === kind).map((end) => [end.to, end.name]));
        group(t('attending.group.here'), Object.entries(PLAIN).map(([key, label]) => [key, t(label)]));
        if (present && ![...select.options].some((one) => one.value === present)) select.append(h('option', { value: present, text: t('attending.gone') }));
        select.value = present;
        select.addEventListener('change', () => this.#choose(menu, option, select.value));
        return select;
    }

    #choose(menu, option, value) {
        if (value in PLAIN) Object.assign(option, { action: value, target: '' });
        else if (value === NEW_MENU) Object.assign(option, { action: 'MENU', target: this.#addMenu() });
        else if (value.startsWith('menu:')) Object.assign(option, { action: 'MENU', target: value.slice(5) });
        else Object.assign(option, { action: 'ROUTE', target: value });
        this.#structure();
    }

    #way(option) {
        if (option.action in PLAIN) return t(PLAIN[option.action]);
        if (option.action === 'MENU') return t('attending.toMenu');
        const end = this.ends.find((one) => one.to === option.target);
        return end ? `→ ${end.name}` : t('attending.nowhere');
    }

    #addOption(menu) {
        const key = freeKey('o', menu.options);
        menu.options.push({ key, label: '', description: '', digit: '', words: [], action: 'ROUTE', target: '', text: '' });
        this.#open.add(`${menu.key}.${key}`);
        this.#structure();
        this.element.querySelector(`[data-field="menus.${menu.key}.options.${key}.label"] [data-control]`)?.focus();
    }

    #addMenu() {
        const key = freeKey('m', this.tree.menus);
        this.tree.menus.push({ key, text: '', shape: 'AUTO', button: '', options: [] });
        return key;
    }

    #removeMenu(menu) {
        this.tree.menus.splice(this.tree.menus.indexOf(menu), 1);
        this.#structure();
    }
}

const KINDS = { DEPARTMENT: 'attending.group.departments', AGENT: 'attending.group.agents', GROUP: 'attending.group.groups', ATTENDANT: 'attending.group.attendants' };

export const listOf = (text) => text.split(',').map((word) => word.trim()).filter(Boolean);

/** As the server decides it: the least that holds everything. */
function shapeOf({ shape, options }) {
    if (shape !== 'AUTO') return shape;
    const plain = options.every((option) => !option.description && [...option.label.trim()].length <= LONGEST_BUTTON);
    if (plain && options.length <= 3) return 'BUTTONS';
    return options.length <= 10 ? 'LIST' : 'NUMBERS';
}

function freeKey(letter, taken) {
    for (let number = 1; ; number++) if (!taken.some((one) => one.key === `${letter}${number}`)) return `${letter}${number}`;
}
