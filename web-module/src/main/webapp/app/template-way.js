/** Where templates are chosen from: a button in the composer, prominent when nothing else may be sent, and a key. */
import { button } from './dom.js';
import { contactName } from './people.js';
import { pickTemplate } from './template-picker.js';
import { t } from './texts.js';

export function templateButton({ iconOnly = false, kind }) {
    return button({ label: t('template.open'), iconName: 'template', iconOnly, kind: `${kind} template-way`, testid: 'template', 'aria-haspopup': 'dialog', 'aria-keyshortcuts': 'p', onClick: () => document.dispatchEvent(new CustomEvent('bandeja:template')) });
}

/** @param send takes what message items say */
export function offerTemplates(conversation, send) {
    pickTemplate({
        where: { conversation: conversation.id },
        to: contactName(conversation.contact),
        name: conversation.contact.name,
        send: ({ text, content, media }) => send({ type: 'template', text, content, media }),
    });
}
