/** Quotes and reactions: what a message answers, and what people think of it. */
import { summaryOf } from './content.js';
import { h } from './dom.js';
import { contactName, participantName } from './people.js';
import { show } from './steps.js';
import { store } from './store.js';
import { t } from './texts.js';

/** The quoted message above the one that answers it; leads to it where we have it. */
export function quoteElement({ id, quote }) {
    if (!quote) return null;
    const there = Boolean(quote.id);
    const who = quote.direction === 'IN' ? customerOf(quote) : quote.author?.id === store.me.id ? t('note.me') : (quote.author?.name ?? t('quote.company'));
    const inside = there
        ? [h('bdi', { class: 'quote-who', text: who }), h('bdi', { class: 'quote-text', text: summaryOf(quote) })]
        : [h('span', { class: 'quote-text', text: t('quote.missing') })];
    if (!there) return h('span', { class: 'quote' }, ...inside);
    const lead = () => showMessage(quote.conversation, quote.id, id);
    return h('button', { type: 'button', class: 'quote', 'data-testid': 'quote', title: t('quote.show'), on: { click: lead } }, ...inside);
}

/** Who spoke: of a group one of its people. */
function customerOf({ conversation, participant }) {
    const { contact } = store.conversations.get(conversation) ?? store.open ?? {};
    return participantName(participant) || (contact && !contact.erased && contactName(contact)) || t('quote.customer');
}

/** @param from the message that answers it; none while it is being written */
function showMessage(conversation, message, from = null) {
    if (conversation === store.openId) {
        store.setOpen(conversation, message);
        if (from) document.dispatchEvent(new CustomEvent('bandeja:jumped', { detail: { conversation, message: from } }));
    } else show(`#/c/${encodeURIComponent(conversation)}?m=${encodeURIComponent(message)}`);
}

/** The reactions below a bubble, the same ones together. */
export function reactionsElement({ reactions }) {
    if (!reactions?.length) return null;
    const groups = new Map();
    for (const reaction of reactions) groups.set(reaction.emoji, [...(groups.get(reaction.emoji) ?? []), reaction]);
    return h(
        'span',
        { class: 'reactions', 'data-testid': 'reactions' },
        ...[...groups].map(([emoji, all]) =>
            h(
                'span',
                { class: 'reaction', title: all.map(nameOf).join(', ') },
                h('span', { 'aria-hidden': 'true', text: all.length > 1 ? `${emoji} ${all.length}` : emoji }),
                h('span', { class: 'sr-only', text: t('reaction.by', { emoji, names: all.map(nameOf).join(', ') }) }),
            ),
        ),
    );
}

/** In a group it is not known who. */
function nameOf({ author }) {
    if (author) return author.id === store.me.id ? t('note.me') : author.name;
    return store.open && !store.open.contact.group ? customerOf({}) : t('quote.customer');
}
