package org.bandeja.contact.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.bandeja.directory.model.AgentId;

/**
 * What a customer told the company about marketing messages.
 *
 * @param wanted whether he wants them
 * @param at when somebody noted it, UTC
 * @param how in which way he said so: by telephone, on a form; never empty
 * @param by who noted it
 */
public record Consent(boolean wanted, Instant at, String how, AgentId by) {
    /** The longest word for how. */
    public static final int LONGEST = 200;

    public Consent {
        requireNonNull(at, "at");
        requireNonNull(by, "by");
        if (how.isBlank() || how.codePointCount(0, how.length()) > LONGEST) {
            throw new ConsentNotUsable();
        }
    }
}
