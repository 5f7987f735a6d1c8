/** Puts a text where one can insert it elsewhere; where the browser does not let the page, one does it by hand. */
import { button, h } from './dom.js';
import { t } from './texts.js';
import { toast } from './toast.js';

export async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        toast(t('copying.done'));
    } catch {
        const field = show(text, t('copying.text'), t('copying.byHand'));
        field.select();
    }
}

/** Where the text itself cannot be marked, because a long press does something else. */
export function copyPart(text) {
    show(text, t('copying.part'), t('copying.partHint'));
}

/** To be copied by a key, or by the phone's own menu. */
function show(text, title, hint) {
    const field = h('textarea', { class: 'unsent-text', rows: '6', readonly: true, dir: 'auto', 'aria-label': title, 'data-testid': 'copy-text' });
    field.value = text;
    const dialog = h(
        'dialog',
        { class: 'box', 'aria-label': title, 'data-testid': 'copy-by-hand' },
        h('h2', { class: 'box-title', text: title }),
        h('p', { class: 'box-text', text: hint }),
        field,
        h('div', { class: 'box-actions' }, button({ label: t('dialog.close'), onClick: () => dialog.close() })),
    );
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
    return field;
}
