/** Gives texts back that cannot be sent any more, because their conversation is out of this person's sight. */
import { button, h } from './dom.js';
import { t, tn } from './texts.js';
import { announce } from './toast.js';

const shown = new Map();

/**
 * @param conversation its id; a second call for the same shows the texts of both
 * @param texts what was not sent, oldest first
 * @param onDone called when the person has closed it
 */
export function handBack(conversation, texts, onDone) {
    const before = shown.get(conversation);
    const field = h('textarea', { class: 'unsent-text', rows: '6', readonly: true, dir: 'auto', 'aria-label': t('unsent.text'), 'data-testid': 'unsent-text' });
    field.value = texts.join('\n\n');
    const copy = button({ label: t('unsent.copy'), iconName: 'copy', kind: 'primary', onClick: () => copyOf(field, copy) });
    const dialog = h(
        'dialog',
        { class: 'box', 'aria-label': tn('unsent.title', texts.length), 'data-testid': 'unsent' },
        h('h2', { class: 'box-title', text: tn('unsent.title', texts.length) }),
        h('p', { class: 'box-text', text: t('unsent.hint') }),
        field,
        h('div', { class: 'box-actions' }, button({ label: t('unsent.close'), kind: '', testid: 'unsent-close', onClick: () => dialog.close() }), copy),
    );
    dialog.addEventListener('close', () => {
        dialog.remove();
        if (shown.get(conversation) !== dialog) return; // another one has taken its place
        shown.delete(conversation);
        onDone();
    });
    shown.set(conversation, dialog);
    before?.close();
    before?.remove();
    document.body.append(dialog);
    dialog.showModal();
}

async function copyOf(field, control) {
    field.select();
    try {
        await navigator.clipboard.writeText(field.value);
        control.lastElementChild.textContent = t('unsent.copied');
        announce(t('unsent.copied'));
    } catch {
        // the text is selected: the keyboard's own way to copy works
    }
}
