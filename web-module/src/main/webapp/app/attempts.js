/** How often a message was tried to be sent, and how that ended: asked for when somebody wants to know. */
import { api } from './api.js';
import { button, h } from './dom.js';
import { t, tn } from './texts.js';
import { clockTime, fullTime } from './times.js';
import { toast } from './toast.js';

const OUTCOMES = {
    ACCEPTED: 'attempt.ACCEPTED',
    FAILED: 'attempt.FAILED',
    IN_DOUBT: 'attempt.IN_DOUBT',
    NOT_REACHED: 'attempt.NOT_REACHED',
    NOT_SENT: 'attempt.NOT_SENT',
    REFUSED: 'attempt.REFUSED',
};

/** A button with their number that shows them below; null where there is nothing to tell. */
export function attemptsOf(message) {
    const count = message.error?.attempts ?? 0;
    if (count === 0 || message.local) return null;
    const list = h('ol', { class: 'attempts', 'aria-label': t('attempts.list'), 'data-testid': 'attempts', hidden: true });
    const more = button({
        label: tn('attempts.count', count),
        kind: 'link',
        testid: 'attempts-show',
        title: t('attempts.show'),
        'aria-expanded': 'false',
        'data-mend': 'attempts',
        onClick: () => toggle(message.id, more, list),
    });
    return [more, list];
}

async function toggle(id, more, list) {
    const opens = list.hidden;
    list.hidden = !opens;
    more.setAttribute('aria-expanded', String(opens));
    if (!opens || list.childElementCount > 0) return;
    list.replaceChildren(h('li', { text: t('attempts.loading') }));
    try {
        const { items } = await api.attempts(id);
        list.replaceChildren(...items.map(line));
        list.scrollIntoView({ block: 'nearest' });
    } catch (failure) {
        list.replaceChildren();
        list.hidden = true;
        more.setAttribute('aria-expanded', 'false');
        toast(failure.message, 'error');
    }
}

function line({ at, outcome, code, reason, details }) {
    return h(
        'li',
        { 'data-testid': 'attempt', 'data-outcome': outcome },
        h('time', { datetime: at, title: fullTime(at), text: clockTime(at) }),
        ' ',
        h('span', { class: 'attempt-outcome', text: t(OUTCOMES[outcome]) }),
        reason && h('span', { class: 'attempt-reason', dir: 'auto', text: reason }),
        code > 0 && h('span', { class: 'attempt-code', dir: 'auto', text: [t('attempt.code', { code }), details].filter(Boolean).join(': ') }),
    );
}
