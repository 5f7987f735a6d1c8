package org.bandeja.outbox.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.routing.model.NumberId;

/**
 * Who leaves now: decides for one message after the other, in the order in which they stand in line.
 *
 * <p>A number may have as many calls open as hands are free. So a number that hangs keeps half of the hands at most, two of them a
 * third each, and there is always one for whoever else has something to say; a number alone in a hurry gets half of them at once.
 *
 * <p>Knows what this node sends; may be used by several threads.
 */
public final class Turns {
    private final int hands;
    private final SendRate rate;
    private final Set<MessageId> inHand = new HashSet<>();
    private final Map<NumberId, Integer> open = new HashMap<>();
    private final Map<NumberId, Instant> pausedUntil = new HashMap<>();

    /** @param hands how many calls may be open at once, at least 2 */
    public Turns(int hands, SendRate rate) {
        if (hands < 2) throw new IllegalArgumentException("hands must be 2 at least");
        this.hands = hands;
        this.rate = rate;
    }

    /** Takes a turn for a message if it may leave now; then {@link #done} must follow. Otherwise nothing is taken. */
    public synchronized Turn take(Outbox.Due due, Instant now) {
        if (inHand.contains(due.message())) return Turn.IN_HAND;
        if (open.getOrDefault(due.number(), 0) >= hands - inHand.size()) return Turn.NO_HAND;
        Duration pause = pause(due.number(), now);
        if (!pause.isZero()) return new Turn(Turn.Kind.NUMBER_WAITS, pause);
        Duration customer = pairWait(due.number(), due.contact(), now);
        if (!customer.isZero()) return new Turn(Turn.Kind.CUSTOMER_WAITS, customer);
        Duration number = rate.take(
                due.number().text(), due.messagesPerSecond(), due.contact().text(), now);
        if (!number.isZero()) return new Turn(Turn.Kind.NUMBER_WAITS, number);
        inHand.add(due.message());
        open.merge(due.number(), 1, Integer::sum);
        return Turn.NOW;
    }

    private Duration pause(NumberId number, Instant now) {
        Instant until = pausedUntil.get(number);
        if (until == null) return Duration.ZERO;
        if (until.isAfter(now)) return Duration.between(now, until);
        pausedUntil.remove(number);
        return Duration.ZERO;
    }

    /** Its call has ended, however it did. */
    public synchronized void done(Outbox.Due due) {
        if (inHand.remove(due.message())) {
            open.computeIfPresent(due.number(), (number, count) -> count == 1 ? null : count - 1);
        }
    }

    /** WhatsApp wants to hear nothing from a number for a while; a shorter time says nothing. */
    public synchronized void pause(NumberId number, Instant until, Instant now) {
        if (until.isAfter(now)) {
            pausedUntil.merge(number, until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    public synchronized boolean isInHand(MessageId message) {
        return inHand.contains(message);
    }

    /** How long this customer has to wait because of what he has just got, in whichever conversation. */
    public synchronized Duration pairWait(NumberId number, ContactId contact, Instant now) {
        return rate.pairWait(number.text(), contact.text(), now);
    }
}
