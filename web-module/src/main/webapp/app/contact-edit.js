/** Gives a contact the company's own name. */
import { api } from './api.js';
import { button, h } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';
import { tellFailure, toast } from './toast.js';

const LONGEST = 120;

/** A dialog for the contact of a conversation. */
export function editContact({ id, contact }) {
    const field = h('input', { class: 'box-field', name: 'name', maxlength: LONGEST, autocomplete: 'off', dir: 'auto', 'data-testid': 'contact-name', placeholder: contact.profileName });
    field.value = contact.name;
    const failure = h('p', { class: 'box-error', role: 'alert' });
    const save = h('button', { type: 'submit', class: 'button primary', 'data-testid': 'contact-save' }, h('span', { text: t('contact.save') }));
    const form = h(
        'form',
        { class: 'box-form', on: { submit: (event) => submit(event) } },
        h('h2', { class: 'box-title', text: t('contact.edit') }),
        h('label', { class: 'box-label' }, t('contact.name'), field),
        h('p', { class: 'box-text', text: contact.profileName ? t('contact.nameHint', { name: contact.profileName }) : t('contact.nameHintPlain') }),
        failure,
        h('div', { class: 'box-actions' }, button({ label: t('pick.cancel'), kind: '', onClick: () => dialog.close() }), save),
    );
    const dialog = h('dialog', { class: 'box', 'aria-label': t('contact.edit'), 'data-testid': 'contact-dialog' }, form);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    field.select();

    async function submit(event) {
        event.preventDefault();
        save.disabled = true;
        try {
            show(id, await api.editContact(contact.id, field.value));
            dialog.close();
            toast(t('done.contact'));
        } catch (problem) {
            save.disabled = false;
            tellFailure(dialog, failure, problem.message);
        }
    }
}

/** The live line tells the others, and this page's other conversations with the contact. */
function show(id, contact) {
    const known = store.conversations.get(id);
    if (known) store.put({ ...known, contact });
}
