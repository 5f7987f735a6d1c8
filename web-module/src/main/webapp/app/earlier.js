/** What was said with the contact before the open conversation, as far as one sees it: beside the thread, and above its beginning. */
import { LongList } from './contact-lists.js';
import { ContactPart, contactLink } from './contact-part.js';
import { summaryOf } from './content.js';
import { h, icon } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';
import { fullTime, listTime } from './times.js';

const PAGE = 5;

const addressOf = ({ id }) => `#/c/${encodeURIComponent(id)}`;
const timeOf = ({ lastMessage, openedAt }) => lastMessage?.at ?? openedAt;

const earlier = new ContactPart(
    ({ id, contact }, reload) => new LongList({ contact: contact.id, part: 'conversations', page: PAGE, after: id, line, reload, class: 'earlier', 'data-testid': 'earlier' }),
    ({ conversation }) => conversation.id !== store.openId,
);

function line(conversation) {
    const { id, department, status, lastMessage } = conversation;
    return { name: id, of: [timeOf(conversation), department, status, lastMessage], make: () => entry(conversation) };
}

function entry(conversation) {
    const { department, status, lastMessage } = conversation;
    const at = timeOf(conversation);
    const open = status === 'OPEN';
    return h(
        'li',
        {},
        h(
            'a',
            { href: addressOf(conversation), 'data-testid': 'earlier-conversation' },
            h('span', { class: 'earlier-head' }, h('time', { datetime: at, title: fullTime(at), text: listTime(at) }), h('span', { class: `mark ${open ? 'good' : ''}`, text: t(open ? 'contacts.isOpen' : 'contacts.isCompleted') })),
            h('bdi', { class: 'earlier-department', text: department?.name ?? t('route.none') }),
            h('bdi', { class: 'earlier-text', text: lastMessage ? summaryOf(lastMessage) : t('row.noMessage') }),
        ),
    );
}

/** The section of the details; none where nothing was said before. */
export const earlierSection = ({ contact }) => ({
    name: 'earlier',
    of: [earlier.signature, earlier.items && earlier.items.length > 0],
    make: () =>
        earlier.isThere &&
        earlier.items?.length !== 0 &&
        h('section', { class: 'details-part', 'data-testid': 'details-earlier' }, h('h3', {}, icon('history'), t('earlier.title')), ...earlier.elements, contactLink(contact.id, t('earlier.all'), 'earlier-all')),
});

/** Above the beginning of the thread: the way to the one before; null where there is none. */
export function wayToEarlier() {
    const before = earlier.items?.[0];
    if (!before) return null;
    const at = timeOf(before);
    return h('a', { class: 'button quiet small', href: addressOf(before), title: fullTime(at), 'data-testid': 'earlier-before' }, icon('history'), h('span', { text: t('earlier.before', { date: listTime(at) }) }));
}

/** Changes when another one is the one before. */
export const earlierSignature = () => earlier.items?.[0]?.id ?? '';
