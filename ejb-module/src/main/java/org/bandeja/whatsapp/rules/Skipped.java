package org.bandeja.whatsapp.rules;

import static java.util.Objects.requireNonNull;

/**
 * A part of a delivery that makes no message and no status, now.
 *
 * @param field the webhook field that it came under, such as {@code calls}; empty when there was none
 * @param reason for the log: ids, codes and names of fields, never what somebody wrote
 */
public record Skipped(String field, String reason) {
    private static final int LONGEST = 100;

    public Skipped {
        field = CleanText.line(requireNonNull(field, "field"), LONGEST);
        reason = CleanText.line(requireNonNull(reason, "reason"), LONGEST);
    }
}
