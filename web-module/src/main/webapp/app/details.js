/** Beside the conversation: who the contact is, and what happened so far. */
import { button, h, icon } from './dom.js';
import { editContact } from './contact-edit.js';
import { toggleDetails } from './conversation.js';
import { avatar, contactName, phoneText } from './people.js';
import { store } from './store.js';
import { t } from './texts.js';
import { eventText } from './thread-entry.js';
import { fullTime, shortTime } from './times.js';
import { toast } from './toast.js';

class ConversationDetails extends HTMLElement {
    #drawn = null;

    connectedCallback() {
        this.body = h('div', { class: 'details-body' });
        this.replaceChildren(
            h(
                'header',
                { class: 'details-head' },
                button({ label: t('conversation.back'), iconName: 'back', iconOnly: true, kind: 'quiet head-back', onClick: () => toggleDetails(false) }),
                h('h2', { text: t('details.title') }),
                button({ label: t('details.close'), iconName: 'close', iconOnly: true, kind: 'quiet details-close', onClick: () => toggleDetails(false) }),
            ),
            this.body,
        );
        store.on('open', () => this.#draw());
        store.on('gone', (id) => id === store.openId && this.body.replaceChildren());
        store.on('conversation', (id) => id === store.openId && this.#draw());
        store.on('thread', (id) => id === store.openId && this.#draw());
        this.#draw();
    }

    #draw() {
        const conversation = store.open;
        const events = [...(store.threads.get(store.openId)?.timeline.values() ?? [])].sort((one, other) => other.seq - one.seq);
        const signature = conversation && [conversation.seq, conversation.flag, conversation.contact.name, conversation.contact.profileName, conversation.routePath?.length, events.length, conversation.id].join('|');
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        if (!conversation) return this.body.replaceChildren();
        this.body.replaceChildren(contactCard(conversation), facts(conversation), timeline(events));
    }
}

function contactCard(conversation) {
    const { contact } = conversation;
    const edits = conversation.actions?.includes('EDIT_CONTACT');
    return h(
        'section',
        { class: 'contact-card' },
        avatar(contact.id, contact.name),
        h(
            'div',
            { class: 'contact-name' },
            h('h3', { dir: 'auto', text: contactName(contact) }),
            edits && button({ label: t('contact.edit'), iconName: 'edit', iconOnly: true, kind: 'quiet small', testid: 'contact-edit', onClick: () => editContact(store.open) }),
        ),
        contact.profileName && contact.profileName !== contact.name && h('p', { class: 'contact-profile' }, t('contact.profileName'), ' ', h('bdi', { text: contact.profileName })),
        contact.phone && h('p', {}, h('bdi', { class: 'phone', text: phoneText(contact.phone) }), copyButton(contact.phone)),
    );
}

function copyButton(text) {
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(text);
            toast(t('done.copied'));
        } catch {
            toast(t('error.copy'), 'error');
        }
    };
    return button({ label: t('action.copy'), iconName: 'copy', iconOnly: true, kind: 'quiet small', onClick: copy });
}

function facts(conversation) {
    const { contact, number, department, assignee, status, routePath } = conversation;
    const who = status === 'COMPLETED' ? t('details.lastAssignee') : t('details.assignee');
    return h(
        'dl',
        { class: 'facts' },
        fact(t('details.department'), department?.name ?? t('route.none')),
        fact(who, assignee?.name ?? t('flag.none')),
        fact(t('details.number'), number && [number.name, number.displayPhoneNumber].filter(Boolean).join(' · ')),
        fact(t('details.opened'), shortTime(conversation.openedAt)),
        conversation.completedAt && fact(t('details.completed'), shortTime(conversation.completedAt)),
        conversation.waitingSince && status === 'OPEN' && fact(t('details.waitingSince'), shortTime(conversation.waitingSince)),
        contact.userId && fact(t('details.userId'), contact.userId),
        routePath?.length > 0 && fact(t('route.path'), routePath.map((step) => (step.kind === 'NO_ROUTE' ? t('route.none') : step.name)).join(' › ')),
    );
}

function fact(name, value) {
    return value && [h('dt', { text: name }), h('dd', { dir: 'auto', text: value })];
}

function timeline(events) {
    if (events.length === 0) return '';
    return h(
        'section',
        { class: 'timeline' },
        h('h3', {}, icon('history'), t('details.timeline')),
        h(
            'ol',
            {},
            events.map((event) =>
                h('li', {}, h('bdi', { text: eventText(event) }), h('time', { datetime: event.at, title: fullTime(event.at), text: shortTime(event.at) })),
            ),
        ),
    );
}

customElements.define('conversation-details', ConversationDetails);
