/** What people do with a contact: each in a dialog that says what it will do. */
import { api } from './api.js';
import { formDialog, labelled } from './contact-dialogs.js';
import { h } from './dom.js';
import { contactName, phoneText } from './people.js';
import { language, t } from './texts.js';
import { toast } from './toast.js';

const LANGUAGES = ['es', 'en', 'pt-BR', 'pt-PT', 'fr', 'it', 'de', 'ca', 'nl', 'pl', 'ru', 'uk', 'tr', 'ar', 'he', 'hi', 'id', 'ja', 'ko', 'zh-CN'];
const SEARCH_AFTER = 250;

const names = new Intl.DisplayNames([language], { type: 'language' });

/** Name, language, and the company's own fields. */
export function editContact(contact, changed) {
    const name = h('input', { class: 'box-field', maxlength: '120', autocomplete: 'off', dir: 'auto', placeholder: contact.profileName, 'data-testid': 'contact-name' });
    name.value = contact.namedByUs ? contact.name : '';
    const tags = contact.language && !LANGUAGES.includes(contact.language) ? [contact.language, ...LANGUAGES] : LANGUAGES;
    const spoken = h('select', { class: 'box-field', 'data-testid': 'contact-language' }, new Option(t('contacts.unknown'), ''), ...tags.map((tag) => new Option(names.of(tag) ?? tag, tag)));
    spoken.value = contact.language ?? '';
    const fields = contact.fields.map((field) => ({ field, input: inputFor(field) }));
    formDialog({
        title: t('contacts.edit'),
        testid: 'edit-dialog',
        action: t('contact.save'),
        fields: [
            labelled(t('contact.name'), name, contact.profileName ? t('contact.nameHint', { name: contact.profileName }) : t('contact.nameHintPlain')),
            labelled(t('contacts.language'), spoken),
            ...fields.map(({ field, input }) => labelled(field.name, input)),
        ],
        submit: async () => {
            const values = Object.fromEntries(fields.filter(({ field, input }) => input.value !== (field.value ?? '')).map(({ field, input }) => [field.id, input.value]));
            const before = contact.namedByUs ? contact.name : '';
            const now = await api.changeContact(contact.id, { ...(name.value !== before && { name: name.value }), language: spoken.value, fields: values });
            toast(t('done.contact'));
            changed(now);
        },
    });
    name.focus();
}

function inputFor(field) {
    const testid = { 'data-testid': 'contact-field' };
    if (field.kind === 'CHOICE') {
        const words = field.value && !field.choices.includes(field.value) ? [field.value, ...field.choices] : field.choices;
        const select = h('select', { class: 'box-field', ...testid }, new Option(t('contacts.unknown'), ''), ...words.map((word) => new Option(word, word)));
        select.value = field.value ?? '';
        return select;
    }
    const type = field.kind === 'DATE' ? 'date' : 'text';
    const input = h('input', { class: 'box-field', type, inputmode: field.kind === 'NUMBER' ? 'decimal' : null, maxlength: '500', autocomplete: 'off', dir: 'auto', ...testid });
    input.value = field.value ?? '';
    return input;
}

/** What the customer told the company about marketing messages, and in which way. */
export function tellConsent(contact, changed) {
    const wish = (value, words) => h('label', { class: 'contact-choice' }, h('input', { type: 'radio', name: 'marketing', value, 'data-testid': `consent-${value}` }), h('span', { text: words }));
    const group = h('fieldset', { class: 'contact-choices' }, h('legend', { text: t('contacts.consentQuestion') }), wish('in', t('contacts.consentIn')), wish('out', t('contacts.consentOut')));
    const how = h('input', { class: 'box-field', maxlength: '200', autocomplete: 'off', dir: 'auto', placeholder: t('contacts.consentHowHint'), 'data-testid': 'consent-how' });
    const { tell } = formDialog({
        title: t('contacts.consent'),
        testid: 'consent-dialog',
        action: t('contact.save'),
        fields: [group, labelled(t('contacts.consentHow'), how), contact.marketingToldWhatsAppAt && h('p', { class: 'box-text', text: t('contacts.toldWhatsAppHint') })].filter(Boolean),
        submit: async () => {
            const chosen = group.querySelector('input:checked');
            if (!chosen || !how.value.trim()) {
                tell(t('contacts.consentMissing'));
                return false;
            }
            changed(await api.contactConsent(contact.id, chosen.value === 'in', how.value));
            toast(t('done.contact'));
        },
    });
    const present = contact.consent && (contact.consent.marketing ? 'in' : 'out');
    if (present) group.querySelector(`[value=${present}]`).checked = true;
}

/** At WhatsApp, at each number that the contact has talked with. */
export function blockContact(contact, changed) {
    const block = !contact.blocked;
    formDialog({
        title: t(block ? 'contacts.blockTitle' : 'contacts.unblockTitle', { name: contactName(contact) }),
        testid: 'block-dialog',
        action: t(block ? 'contacts.blockIt' : 'contacts.unblock'),
        danger: block,
        fields: [h('p', { class: 'box-text', text: t(block ? 'contacts.blockHint' : 'contacts.unblockHint') })],
        submit: async () => {
            const now = await api.blockContact(contact.id, block);
            changed(now);
            const done = now.blocks.every(({ answer }) => answer === 'DONE');
            if (done) toast(t(block ? 'contacts.blockDone' : 'contacts.unblockDone'));
            else toast(t('contacts.blockFailed'), 'error');
        },
    });
}

/** Two contacts are one person: what is chosen becomes a part of this one. */
export function mergeContact(contact, changed) {
    let chosen = null;
    let timer = 0;
    let asked = 0;
    const search = h('input', { type: 'search', class: 'box-field', maxlength: '120', autocomplete: 'off', spellcheck: 'false', placeholder: t('contacts.search'), 'data-testid': 'merge-search' });
    const found = h('ul', { class: 'contact-found', 'aria-label': t('contacts.mergeWith'), 'data-testid': 'merge-found' });
    const words = h('p', { class: 'box-text', role: 'status' });
    const older = h('input', { type: 'checkbox', 'data-testid': 'merge-complete-older' });
    const completes = h('label', { class: 'contact-choice', hidden: true }, older, h('span', { text: t('contacts.mergeComplete') }));
    const { tell, save } = formDialog({
        title: t('contacts.mergeTitle', { name: contactName(contact) }),
        testid: 'merge-dialog',
        action: t('contacts.merge'),
        danger: true,
        fields: [h('p', { class: 'box-text', text: t('contacts.mergeHint') }), labelled(t('contacts.mergeWith'), search), found, words, completes],
        submit: async () => {
            if (!chosen) {
                tell(t('contacts.mergeChoose'));
                return false;
            }
            try {
                changed(await api.mergeContacts(contact.id, chosen.id, older.checked), chosen.id);
                toast(t('contacts.mergeDone'));
            } catch (problem) {
                completes.hidden = completes.hidden && problem.rule !== 'BothTalking';
                throw problem;
            }
        },
    });
    save.disabled = true;
    search.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(look, SEARCH_AFTER);
    });

    async function look() {
        const mine = (asked += 1);
        const q = search.value.trim();
        try {
            const { items } = q ? await api.contacts({ q, limit: 8 }) : { items: [] };
            if (mine !== asked) return;
            const others = items.filter(({ id }) => id !== contact.id);
            found.replaceChildren(...others.map(option));
            words.textContent = q && others.length === 0 ? t('contacts.noneFound') : '';
        } catch (problem) {
            tell(problem.message);
        }
    }

    function option(other) {
        const number = phoneText(other.phone) || other.userId;
        const choose = () => {
            chosen = other;
            save.disabled = false;
            for (const control of found.querySelectorAll('button')) control.setAttribute('aria-pressed', String(control === element));
            words.textContent = t('contacts.mergeWill', { other: contactName(other), name: contactName(contact) });
        };
        const element = h('button', { type: 'button', class: 'contact-option', 'aria-pressed': 'false', 'data-testid': 'merge-option', on: { click: choose } }, h('bdi', { class: 'contact-strong', text: contactName(other) }), other.name && number && h('bdi', { class: 'contact-soft', text: number }));
        return h('li', {}, element);
    }
}

/** All that is known of the person; nobody takes it back. */
export function eraseContact(contact, changed) {
    const called = contact.name || contact.phone || contact.userId || '';
    const typed = h('input', { class: 'box-field', maxlength: '255', autocomplete: 'off', spellcheck: 'false', dir: 'auto', 'data-testid': 'erase-name' });
    formDialog({
        title: t('contacts.eraseTitle'),
        testid: 'erase-dialog',
        action: t('contacts.erase'),
        danger: true,
        fields: [
            h('p', { class: 'box-text', text: t('contacts.eraseHint') }),
            h('p', { class: 'box-text', text: t('contacts.eraseParked') }),
            labelled(h('span', {}, t('contacts.eraseType'), ' ', h('bdi', { class: 'contact-typed', text: called })), typed),
        ],
        submit: async () => {
            await api.eraseContact(contact.id, typed.value);
            toast(t('contacts.eraseDone'));
            changed(null, contact.id);
        },
    });
    typed.focus();
}
