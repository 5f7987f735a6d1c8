package org.bandeja.refusal.model;

import jakarta.ejb.ApplicationException;
import java.util.Map;

/**
 * A rule that says no. Each subclass is one rule and is named after what happened; its simple name is the rule's name
 * in the API, and {@code refusal.<name>} the key of its text. It rolls the transaction back and reaches the doors as
 * it is.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of no it is; the doors translate it. */
    public enum Kind {
        /** Not there, or not for this person to see: both look the same. */
        NOT_FOUND,
        /** Visible, but not this person's to do. */
        NOT_ALLOWED,
        /** Allowed, but not in this state; somebody was faster; the window is closed. */
        NOT_POSSIBLE_NOW,
        /** Well-formed, but beyond a limit of ours or of WhatsApp's. */
        BEYOND_LIMITS,
        /** More bytes than anybody takes. */
        TOO_LARGE,
        /** Not understood. */
        MALFORMED
    }

    private final Kind kind;

    protected Refusal(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The rule's name, stable. */
    public String rule() {
        return getClass().getSimpleName();
    }

    /** Names the text that people read: the rule, or one of several texts of it. */
    public String text() {
        return rule();
    }

    /** Facts that the text needs, by name: never more than the person may see. */
    public Map<String, String> facts() {
        return Map.of();
    }
}
