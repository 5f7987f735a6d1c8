package org.bandeja.conversation.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of an earlier message.
 *
 * @param byCompany from the phone app; else the customer: each may change only what he said himself
 * @param said what it says from now on; empty for a withdrawal
 */
public record Alteration(Kind kind, boolean byCompany, Instant at, Optional<Said> said) {
    /** What happened to it. */
    public enum Kind {
        EDIT,
        REVOKE,
        /** A call has ended. */
        CALL
    }

    public Alteration {
        if (said.isEmpty() && kind != Kind.REVOKE) throw new IllegalArgumentException("nothing said");
    }
}
