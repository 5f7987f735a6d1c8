package org.bandeja.outbox.rules;

/** What to do about a refusal. */
public enum ErrorClass {
    /** Passes by itself: again after a growing delay. */
    RETRY,
    /** Too much to this one customer: again after 4, 16, 64 … seconds, others are not concerned. */
    PAIR_LIMIT,
    /** Too many calls from the whole account or app: nothing of it leaves for a while, then again after minutes. */
    THROTTLED,
    /** A limit that lasts hours: fails now, may be tried again by hand later. */
    LIMITED,
    /** This message will never go as it is. */
    PERMANENT,
    /** Nothing leaves from this number until somebody acts: the number is stopped, its messages stay queued. */
    CHANNEL,
    /** Our mistake: fails, and an operator should know. */
    DEFECT;

    /** Whether the outbox tries again by itself. */
    public boolean isRepeated() {
        return this == RETRY || this == PAIR_LIMIT || this == THROTTLED || this == CHANNEL;
    }
}
