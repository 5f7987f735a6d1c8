package org.bandeja.conversation.model;

import org.bandeja.identifier.model.Known;

/** How far a message has come. Statuses of WhatsApp arrive in any order and more than once. */
public enum MessageStatus {
    /** From the customer. */
    RECEIVED,
    /** Accepted from the agent, still here. */
    QUEUED,
    /** Taken by WhatsApp, or on the way there. */
    SENDING,
    /** Nobody knows whether WhatsApp took it. */
    IN_DOUBT,
    /** In doubt, and the agent wants it no more. */
    DISMISSED,
    FAILED,
    /** Said elsewhere, and not delivered: nobody here has to see to it, and it is never sent from here. */
    LOST,
    SENT,
    DELIVERED,
    READ,
    /** A voice message that was played; it need not have been read before. */
    PLAYED,
    /** From the customer, before the number came to us: nothing new, and that is all that ever happens to it. */
    PAST,
    /** A note: said among colleagues, and that is all that ever happens to it. */
    NOTED;

    /** As it is shown: what this version does not know is on its way, and nobody is offered to do anything about it. */
    static MessageStatus shown(String word) {
        return Known.word(MessageStatus.class, word).orElse(SENDING);
    }

    /**
     * Whether a status that WhatsApp reports changes this one: never backwards. A message may fail on one device after
     * it reached another, and be delivered after it failed (WhatsApp, statuses): delivery outweighs failure.
     */
    public boolean yieldsTo(MessageStatus reported) {
        return switch (reported) {
            case FAILED -> this == QUEUED || this == SENDING || this == IN_DOUBT || this == SENT;
            case SENT, DELIVERED, READ, PLAYED ->
                this != RECEIVED
                        && this != PAST
                        && this != NOTED
                        && ordinal() < reported.ordinal()
                        && !((this == FAILED || this == DISMISSED || this == LOST) && reported == SENT);
            default -> false;
        };
    }

    /** Whether an agent may send it once more. */
    public boolean isRetryable() {
        return this == FAILED || this == IN_DOUBT;
    }
}
