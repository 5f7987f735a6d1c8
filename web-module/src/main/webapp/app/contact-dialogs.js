/** A dialog with a form in it: what is to be done, its fields, what went wrong, and the two buttons. */
import { button, h } from './dom.js';
import { t } from './texts.js';
import { tellFailure } from './toast.js';

/**
 * @param title what it is about
 * @param fields elements, in order
 * @param action what the button says
 * @param danger whether it cannot be taken back
 * @param submit does it; what it throws is told, and the dialog stays, unless it was closed meanwhile
 * @returns {{dialog, save, tell}}
 */
export function formDialog({ title, testid, fields, action, danger = false, submit }) {
    const failure = h('p', { class: 'box-error', role: 'alert', 'data-testid': 'dialog-error' });
    const save = h('button', { type: 'submit', class: `button primary ${danger ? 'danger' : ''}`, 'data-testid': 'dialog-save' }, h('span', { text: action }));
    const form = h(
        'form',
        { class: 'box-form', novalidate: true, on: { submit: (event) => go(event) } },
        h('h2', { class: 'box-title', text: title }),
        ...fields,
        failure,
        h('div', { class: 'box-actions' }, button({ label: t('pick.cancel'), kind: '', onClick: () => dialog.close() }), save),
    );
    const dialog = h('dialog', { class: 'box', 'aria-label': title, 'data-testid': testid }, form);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    return { dialog, save, tell: (words) => (failure.textContent = words) };

    async function go(event) {
        event.preventDefault();
        save.disabled = true;
        failure.textContent = '';
        try {
            if ((await submit()) !== false) dialog.close();
        } catch (problem) {
            tellFailure(dialog, failure, problem.message);
        } finally {
            save.disabled = false;
        }
    }
}

/** A label and its field. */
export const labelled = (text, field, hint) => h('label', { class: 'box-label' }, text, field, hint && h('span', { class: 'box-hint', text: hint }));
