/** Notes about a contact: where one is written, and those that there are. */
import { api } from './api.js';
import { button, h } from './dom.js';
import { drafts } from './drafts.js';
import { store } from './store.js';
import { t } from './texts.js';
import { fullTime, shortTime } from './times.js';
import { toast } from './toast.js';

const DRAFT = 'contact-note';

const forms = new Map();

/**
 * Where a note is written: one form a contact, so that what is typed, or on its way, is there when one comes back.
 *
 * @param saved is called when there is a new note
 */
export function noteForm(contact, saved) {
    if (!forms.has(contact)) forms.set(contact, makeForm(contact, saved));
    return forms.get(contact);
}

function makeForm(contact, saved) {
    const keep = () => drafts.set(contact, field.value, DRAFT);
    const field = h('textarea', { class: 'field', rows: '2', maxlength: '2000', placeholder: t('contacts.noteHint'), 'aria-label': t('contacts.noteHint'), 'data-testid': 'contact-note-text', on: { input: keep } });
    const failure = h('p', { class: 'box-error', role: 'alert', 'data-testid': 'contact-note-failure' });
    const write = (text) => {
        field.value = text;
        keep();
    };
    // Empty at once, so that whoever presses twice saves once; what was typed meanwhile follows what comes back.
    const save = async (event) => {
        event.preventDefault();
        const text = field.value;
        if (!text.trim()) return field.focus();
        write('');
        failure.textContent = '';
        try {
            await api.noteContact(contact, text);
            saved();
        } catch (problem) {
            write([text, field.value].filter(Boolean).join('\n'));
            failure.textContent = problem.message;
            if (!form.isConnected) toast(problem.message, 'error');
        }
    };
    const form = h('form', { class: 'contact-note-form', on: { submit: save } }, field, failure, h('button', { type: 'submit', class: 'button', 'data-testid': 'save-contact-note' }, h('span', { text: t('contacts.noteSave') })));
    field.value = drafts.get(contact, DRAFT);
    return form;
}

/** One of them. */
export function noteLine(contact, note, changed) {
    const mine = store.me.administrator || note.author.id === store.me.id;
    const remove = async () => {
        try {
            await api.removeContactNote(contact, note.id);
            changed();
        } catch (problem) {
            toast(problem.message, 'error');
        }
    };
    return h(
        'li',
        {},
        h('p', { class: 'contact-note-text', dir: 'auto', text: note.text }),
        h(
            'p',
            { class: 'soft' },
            h('bdi', { text: note.author.name }),
            ' · ',
            h('time', { datetime: note.at, title: fullTime(note.at), text: shortTime(note.at) }),
            mine && button({ label: t('contacts.noteRemove'), iconName: 'trash', iconOnly: true, kind: 'quiet small', testid: 'remove-contact-note', onClick: remove }),
        ),
    );
}
