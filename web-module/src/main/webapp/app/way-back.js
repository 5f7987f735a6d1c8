/** After a jump to what a message answers: one press leads back to where one was reading. */
import { button } from './dom.js';
import { store } from './store.js';
import { t } from './texts.js';

const thread = () => document.querySelector('conversation-thread');

/** {conversation, message} */
let from = null;

const control = button({ label: t('quote.back'), iconName: 'down', kind: 'pill thread-back', testid: 'quote-back', onClick: goBack });
control.hidden = true;

document.addEventListener('bandeja:jumped', ({ detail }) => {
    from = detail;
    if (!control.isConnected) thread().append(control);
    control.hidden = false;
});
store.on('open', forget);

function goBack() {
    const { conversation, message } = from;
    forget();
    document.querySelector('.thread-scroller')?.focus({ preventScroll: true });
    if (conversation === store.openId) store.setOpen(conversation, message);
}

function forget() {
    from = null;
    control.hidden = true;
}
