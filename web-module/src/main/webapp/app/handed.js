/** Tells a person that somebody gave him a conversation, or took one from him. */
import { contactName } from './people.js';
import { store } from './store.js';
import { t } from './texts.js';
import { isNews } from './times.js';
import { toast } from './toast.js';

const TOLD = { ASSIGNED: 'handed.assigned', TRANSFERRED: 'handed.transferred', TAKEN_OVER: 'handed.takenOver' };

store.on('live', (event) => {
    if (!isNews(event)) return;
    const { timeline, conversation } = event;
    if (timeline?.action === 'GIVEN' && timeline.detail && timeline.subject?.id === store.me.id) {
        return toast(t('handed.byGroup', { group: timeline.detail, contact: contactName(conversation.contact) }), 'news');
    }
    const key = TOLD[timeline?.action];
    if (!key || timeline.subject?.id !== store.me.id || timeline.actor?.id === store.me.id) return;
    toast(t(key, { name: timeline.actor?.name ?? t('timeline.nobody'), contact: contactName(conversation.contact) }), 'news');
});
