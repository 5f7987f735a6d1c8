package org.bandeja.contact.model;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.routing.model.NumberId;

/**
 * Whether a contact is blocked at one of the company's numbers, and what WhatsApp said when it was asked last.
 *
 * @param blocked as WhatsApp confirmed
 * @param wanted what was asked for last: to block, or not to
 * @param code WhatsApp's, of what it refused
 * @param words WhatsApp's, of what it refused; may be empty
 * @param askedAt UTC
 */
public record ContactBlock(
        NumberId number,
        String numberName,
        String displayPhoneNumber,
        boolean blocked,
        boolean wanted,
        Answer answer,
        Optional<Integer> code,
        String words,
        Instant askedAt,
        String askedBy) {
    /** What came of it. */
    public enum Answer {
        /** WhatsApp is just being asked, or the node that asked it has died. */
        ASKED,
        DONE,
        REFUSED,
        /** No answer came: it may have been done. */
        UNKNOWN
    }
}
