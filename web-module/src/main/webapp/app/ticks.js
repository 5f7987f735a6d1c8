/** How far a message of ours has got. */
import { icon } from './dom.js';
import { t } from './texts.js';

const STATES = {
    WAITING: ['clock', 'status.waiting'],
    QUEUED: ['clock', 'status.queued'],
    SENDING: ['clock', 'status.sending'],
    SENT: ['check', 'status.sent'],
    DELIVERED: ['checks', 'status.delivered'],
    READ: ['checks', 'status.read'],
    PLAYED: ['checks', 'status.played'],
    FAILED: ['warning', 'status.failed'],
    LOST: ['warning', 'status.lost'],
    REFUSED: ['warning', 'status.refused'],
    IN_DOUBT: ['warning', 'status.inDoubt'],
    DISMISSED: ['dismissed', 'status.dismissed'],
};

/** The tick of an outgoing message, with its meaning in words; nothing for a customer's message, or a note that is kept. */
export function tick(message) {
    if (message.direction === 'IN' || !STATES[message.status]) return null;
    const [name, key] = STATES[message.status];
    const mark = icon(name, t(key));
    mark.classList.add('tick', `tick-${message.status.toLowerCase().replace('_', '-')}`);
    return mark;
}
