/** Beside the conversation: who the contact is, and what happened so far. */
import { button, h, icon } from './dom.js';
import { editContact } from './contact-edit.js';
import { toggleDetails } from './conversation.js';
import { notesSection } from './details-notes.js';
import { earlierSection } from './earlier.js';
import { historyOf } from './history.js';
import { pickLabels, unlabel } from './label-picker.js';
import { labelChip, labels } from './labels.js';
import { avatar, businessPhone, contactName, numberName, phoneText } from './people.js';
import { stepText, whyOf } from './route-path.js';
import { Sections } from './sections.js';
import { sharedMedia, sharedSignature } from './shared-media.js';
import { store } from './store.js';
import { t } from './texts.js';
import { eventText } from './thread-entry.js';
import { fullTime, now, shortTime } from './times.js';
import { toast } from './toast.js';

const SOON = 100;

class ConversationDetails extends HTMLElement {
    #sections = null;
    #due = 0;

    connectedCallback() {
        this.body = h('div', { class: 'details-body' });
        this.#sections = new Sections(this.body);
        this.replaceChildren(
            h(
                'header',
                { class: 'details-head' },
                button({ label: t('details.close'), iconName: 'back', iconOnly: true, kind: 'quiet head-back', onClick: () => toggleDetails(false) }),
                h('h2', { text: t('details.title') }),
                button({ label: t('details.close'), iconName: 'close', iconOnly: true, kind: 'quiet details-close', onClick: () => toggleDetails(false) }),
            ),
            this.body,
        );
        store.on('open', () => this.#draw());
        store.on('gone', (id) => id === store.openId && this.#draw());
        store.on('conversation', (id) => id === store.openId && this.#draw());
        store.on('labels', () => this.#draw());
        store.on('contact', (id) => id === store.openId && this.#draw());
        store.on('thread', (id) => id === store.openId && this.#drawSoon());
        this.#draw();
    }

    /** Once for all messages of a page, and of a busy moment. */
    #drawSoon() {
        this.#due ||= setTimeout(() => {
            this.#due = 0;
            this.#draw();
        }, SOON);
    }

    #draw() {
        const conversation = store.open;
        const thread = store.threads.get(store.openId);
        if (!conversation) return this.#sections.draw([]);
        const { id, contact, actions, routePath } = conversation;
        const edits = actions?.includes('EDIT_CONTACT');
        const mayLabel = actions?.includes('LABEL');
        const facts = factsOf(conversation);
        const events = [...(thread?.timeline.values() ?? [])];
        this.#sections.draw([
            { name: 'contact', of: [id, contact, edits], make: () => contactCard(contact, edits) },
            { name: 'labels', of: [id, mayLabel, conversation.labels?.map((label) => labels.now(label))], make: () => labelsOf(conversation, mayLabel) },
            { name: 'facts', of: [id, facts], make: () => factList(facts) },
            earlierSection(conversation),
            { name: 'media', of: [id, sharedSignature(id, thread)], make: () => sharedMedia(id, thread) },
            notesSection(conversation, edits && !contact.erased),
            { name: 'timeline', of: [id, routePath, events.map((event) => event.id)], make: () => timeline(historyOf(events, routePath)) },
        ]);
    }
}

function contactCard(contact, edits) {
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
        contact.blocked && h('p', { class: 'contact-mark bad', 'data-testid': 'contact-blocked' }, icon('dismissed'), h('span', { text: t('contacts.blocked') })),
        contact.erased && h('p', { class: 'contact-mark bad', text: t('contacts.erased') }),
        contact.profileName && contact.profileName !== contact.name && h('p', { class: 'contact-profile' }, t('contact.profileName'), ' ', h('bdi', { text: contact.profileName })),
        contact.phone && h('p', {}, h('bdi', { class: 'phone', text: phoneText(contact.phone) }), copyButton(contact.phone)),
        h('a', { class: 'button quiet', href: `/contacts.xhtml#/${encodeURIComponent(contact.id)}`, 'data-testid': 'contact-open' }, icon('person'), h('span', { text: t('contacts.open') })),
    );
}

function labelsOf(conversation, may) {
    const all = conversation.labels ?? [];
    if (!may && all.length === 0) return null;
    const off = (label) => button({ label: t('label.takeOff', { name: labels.now(label).name }), iconName: 'close', iconOnly: true, kind: 'quiet label-off', testid: 'label-off', onClick: () => void unlabel(conversation.id, label) });
    return h(
        'section',
        { class: 'details-labels', 'data-testid': 'details-labels' },
        h('h3', {}, icon('label'), t('label.title')),
        h(
            'div',
            { class: 'label-chips' },
            all.map((label) => labelChip(label, may && off(label))),
            may && button({ label: t('label.add'), iconName: 'plus', kind: 'quiet label-add', testid: 'label-add', 'aria-haspopup': 'dialog', 'aria-keyshortcuts': 'l', onClick: () => pickLabels([store.openId]) }),
        ),
    );
}

function copyButton(text) {
    const copy = async ({ currentTarget }) => {
        try {
            await navigator.clipboard.writeText(text);
            toast(t('done.copied'));
        } catch {
            getSelection().selectAllChildren(currentTarget.previousElementSibling);
            toast(t('error.copy'), 'error');
        }
    };
    return button({ label: t('action.copy'), iconName: 'copy', iconOnly: true, kind: 'quiet small', onClick: copy });
}

/** Each with its name, what is known, and what that means; without those of which nothing is known. */
function factsOf(conversation) {
    const { contact, number, department, assignee, status } = conversation;
    const all = [
        [t('details.department'), department?.name ?? t('route.none')],
        [t(status === 'COMPLETED' ? 'details.lastAssignee' : 'details.assignee'), assignee?.name ?? t('flag.none')],
        [t('details.number'), number && [...new Set([numberName(number), businessPhone(number.displayPhoneNumber)])].filter(Boolean).join(' · ')],
        [t('details.opened'), shortTime(conversation.openedAt)],
        [t('details.completed'), conversation.completedAt && shortTime(conversation.completedAt)],
        [t('details.freeUntil'), isAhead(conversation.window?.freeUntil) && shortTime(conversation.window.freeUntil), t('details.freeHint')],
        [t('details.waitingSince'), conversation.waitingSince && status === 'OPEN' && shortTime(conversation.waitingSince)],
        [t('details.marketingStopped'), contact.marketingStoppedAt && t('details.marketingSince', { time: shortTime(contact.marketingStoppedAt) })],
        [t('details.userId'), contact.userId],
    ];
    return all.filter(([, value]) => value);
}

const factList = (facts) => h('dl', { class: 'facts' }, facts.flatMap(([name, value, title]) => [h('dt', { text: name }), h('dd', { dir: 'auto', title, text: value })]));

const isAhead = (time) => Boolean(time) && Date.parse(time) > now();

/** The newest first. */
function timeline(lines) {
    if (lines.length === 0) return '';
    return h('section', { class: 'timeline', 'data-testid': 'history' }, h('h3', {}, icon('history'), t('details.timeline')), h('ol', {}, lines.reverse().map(historyLine)));
}

function historyLine({ at, event, step }) {
    const why = step && whyOf(event?.action ?? step.kind, step);
    return h(
        'li',
        { 'data-action': event?.action, 'data-kind': step?.kind },
        h('bdi', { text: event ? eventText(event) : stepText(step) }),
        why && h('span', { class: 'route-why', text: why }),
        h('time', { datetime: at, title: fullTime(at), text: shortTime(at) }),
    );
}

customElements.define('conversation-details', ConversationDetails);
