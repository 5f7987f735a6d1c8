/** Sends how somebody can be reached. */
import { api } from './api.js';
import { composeDraft, field, several } from './draft-dialog.js';
import { button, h } from './dom.js';
import { pick } from './picker.js';
import { t } from './texts.js';
import { ways } from './ways.js';

const LONGEST = 256;
const LONGEST_PHONE = 50;
const MOST_PHONES = 3;
const KNOWN = 200;

function sendContact({ conversation, send }) {
    /** WhatsApp's number of somebody who was chosen: whoever gets the card can write to him at once. */
    let known = null;
    const name = field({ label: t('contactCard.name'), most: LONGEST, testid: 'card-name' });
    const company = field({ label: t('contactCard.company'), most: LONGEST, optional: true, testid: 'card-company' });
    const email = field({ label: t('contactCard.email'), most: LONGEST, optional: true, testid: 'card-email', inputmode: 'email', dir: 'ltr' });
    let dialog = null;
    const phones = several({ make: phone, most: MOST_PHONES, add: t('contactCard.morePhones'), remove: t('contactCard.removePhone'), testid: 'card-phone', onChange: () => dialog?.redraw() });
    const choose = button({ label: t('contactCard.choose'), iconName: 'person', testid: 'card-choose', onClick: () => take() });
    dialog = composeDraft({
        title: t('way.contact'),
        to: conversation,
        testid: 'contact-card-dialog',
        fields: { name, company, email, phones, known: knownAsField() },
        parts: [h('div', { class: 'draft-line' }, choose), name.element, phones.element, email.element, company.element],
        said,
        draw: () => (name.value ? drawn() : null),
        send,
        focus: name.input,
    });

    function phone() {
        const one = field({ label: t('contactCard.phone'), most: LONGEST_PHONE, optional: true, testid: 'card-phone-field', inputmode: 'tel', dir: 'ltr' });
        return { element: one.element, field: one, fields: { one }, focus: () => one.input.focus() };
    }

    function knownAsField() {
        return {
            get kept() {
                return known;
            },
            set kept(person) {
                known = person;
            },
        };
    }

    function said() {
        const fine = [name, company, email, ...phones.all().map((one) => one.field)].every((one) => one.fine);
        const reachable = email.value || phones.all().some((one) => one.field.value);
        return fine && reachable ? drawn() : null;
    }

    function drawn() {
        const numbers = phones.all().map((one) => one.field.value).filter(Boolean);
        const person = {
            name: name.value,
            ...(numbers.length > 0 && { phones: numbers.map((number) => ({ phone: number, ...(number === known?.phone && { whatsapp: known.whatsapp }) })) }),
            ...(email.value && { emails: [{ email: email.value }] }),
            ...(company.value && { company: company.value }),
        };
        return { type: 'contacts', text: name.value, content: { contacts: [person] } };
    }

    async function take() {
        const chosen = await pick({ title: t('contactCard.choose'), search: t('contactCard.search'), empty: t('contactCard.nobody'), load: () => people(conversation.contact.id) });
        if (!chosen) return;
        known = { phone: chosen.phone, whatsapp: chosen.phone.replace(/\D/g, '') };
        name.value = chosen.name;
        phones.all()[0].field.value = chosen.phone;
        phones.all()[0].focus();
    }
}

/** The contacts of the conversations that one sees, except the one who is written to. */
async function people(except) {
    const { items } = await api.conversations({ scope: 'all', limit: KNOWN });
    const found = new Map();
    for (const { contact } of items) {
        if (contact.id !== except && contact.phone?.startsWith('+') && !found.has(contact.id)) found.set(contact.id, { id: contact.id, name: contact.name || contact.phone, phone: contact.phone, role: 'CONTACT' });
    }
    return { items: [...found.values()].sort((one, other) => one.name.localeCompare(other.name)) };
}

ways.add({ id: 'contact', label: 'way.contact', iconName: 'person', order: 51, run: sendContact });
