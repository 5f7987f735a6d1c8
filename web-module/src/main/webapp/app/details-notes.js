/** Beside the conversation: what colleagues have noted about the contact, and where one notes something. */
import { LongList } from './contact-lists.js';
import { noteForm, noteLine } from './contact-notes.js';
import { ContactPart, contactLink } from './contact-part.js';
import { h, icon } from './dom.js';
import { t } from './texts.js';

const PAGE = 3;

const reload = () => notes.reload();

const notes = new ContactPart(
    ({ contact: { id } }) =>
        new LongList({ contact: id, part: 'notes', page: PAGE, line: (note) => ({ name: note.id, of: note, make: () => noteLine(id, note, reload) }), reload, class: 'contact-notes', 'data-testid': 'details-note-list' }),
    ({ type }) => type.split('.')[0] === 'contact',
);

/** @param edits whether one may note something */
export const notesSection = ({ contact }, edits) => ({
    name: 'notes',
    of: [notes.signature, edits, edits || notes.items?.length > 0],
    make: () =>
        (edits || notes.items?.length > 0) &&
        h(
            'section',
            { class: 'details-part', 'data-testid': 'details-notes' },
            h('h3', {}, icon('note'), t('contacts.notes')),
            edits && noteForm(contact.id, reload),
            ...notes.elements,
            contactLink(contact.id, t('details.allNotes'), 'notes-all'),
        ),
});
