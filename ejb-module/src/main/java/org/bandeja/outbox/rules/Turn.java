package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Whether a message that may leave does leave now.
 *
 * @param after how long until it may be asked for again; zero for {@link Kind#NOW}, and where somebody else's end ends the wait
 */
public record Turn(Kind kind, Duration after) {
    static final Turn NOW = new Turn(Kind.NOW, Duration.ZERO);
    static final Turn IN_HAND = new Turn(Kind.IN_HAND, Duration.ZERO);
    static final Turn NO_HAND = new Turn(Kind.NO_HAND, Duration.ZERO);

    /** Yes, or why not. */
    public enum Kind {
        /** It leaves, and has taken its place in all limits. */
        NOW,
        /** It is leaving already. */
        IN_HAND,
        /** Its number has as many calls open as it may have. */
        NO_HAND,
        /** Its number has sent enough for the moment, or is to pause. */
        NUMBER_WAITS,
        /** Its customer has got enough for the moment; nobody else is concerned. */
        CUSTOMER_WAITS
    }

    public Turn {
        requireNonNull(kind, "kind");
        requireNonNull(after, "after");
    }
}
