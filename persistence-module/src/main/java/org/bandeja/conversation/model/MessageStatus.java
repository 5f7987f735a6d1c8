package org.bandeja.conversation.model;

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
    SENT,
    DELIVERED,
    READ,
    /** A note: said among colleagues, and that is all that ever happens to it. */
    NOTED;

    /**
     * Whether a status that WhatsApp reports changes this one: never backwards. A message may fail on one device after
     * it reached another, and be delivered after it failed (WhatsApp, statuses): delivery outweighs failure.
     */
    public boolean yieldsTo(MessageStatus reported) {
        return switch (reported) {
            case FAILED -> this == QUEUED || this == SENDING || this == IN_DOUBT || this == SENT;
            case SENT, DELIVERED, READ ->
                this != RECEIVED
                        && ordinal() < reported.ordinal()
                        && !((this == FAILED || this == DISMISSED) && reported == SENT);
            default -> false;
        };
    }

    /** Whether an agent may send it once more. */
    public boolean isRetryable() {
        return this == FAILED || this == IN_DOUBT;
    }
}
