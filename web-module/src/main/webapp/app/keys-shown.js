/** The keys, as people are shown them: what is handed in is what the page listens to. */
import { button, h } from './dom.js';
import { t } from './texts.js';

const APPLE = /Mac|iPhone|iPad/u.test(navigator.platform);
const SIGNS = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Shift: '⇧', Mod: APPLE ? '⌘' : 'Ctrl' };

/** A key as it stands on the keyboard. */
export const shownAs = (name) => name.split('+').map((part) => SIGNS[part] ?? part).join(' ');

/**
 * @param groups of what can be done: {title, rows: [{keys, label}]}
 * @param hint what there is to say about it; empty: nothing
 */
export function showKeys(groups, hint = '') {
    if (document.querySelector('dialog.keys-dialog')) return;
    const dialog = h(
        'dialog',
        { class: 'box keys-dialog', 'aria-label': t('keys.title'), 'data-testid': 'keys' },
        h(
            'header',
            { class: 'pick-head' },
            h('h2', { class: 'box-title', text: t('keys.title') }),
            button({ label: t('dialog.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'keys-close', onClick: () => dialog.close() }),
        ),
        hint ? h('p', { class: 'box-text', 'data-testid': 'keys-hint', text: hint }) : null,
        h('div', { class: 'keys-groups', tabindex: '0' }, h('div', { class: 'keys-columns' }, ...groups.map(group))),
    );
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

function group({ title, rows }) {
    return h(
        'section',
        {},
        h('h3', { text: t(title) }),
        h('dl', { class: 'keys' }, ...rows.map(({ keys, label }) => h('div', {}, h('dt', {}, ...keys.map((key) => h('kbd', { text: key }))), h('dd', { text: t(label) })))),
    );
}
