package org.bandeja.whatsapp.service;

import java.util.List;

/**
 * What came of asking WhatsApp about an account.
 *
 * @param findings in the order in which one would look
 */
public record AccountAsked(List<Finding> findings) {
    /** What was looked at. */
    public enum Matter {
        REACHED,
        /** Of the Graph API, as this server calls it. */
        VERSION,
        TOKEN,
        PERMISSIONS,
        SUBSCRIPTION,
        /** Whether WhatsApp delivers to this server's address. */
        CALLBACK,
        /** Whether WhatsApp finds us. */
        WEBHOOK,
        NUMBERS,
        /** How the numbers stand at WhatsApp. */
        STATE
    }

    /** How it is. */
    public enum Verdict {
        GOOD,
        /** It works, or WhatsApp does not say; a person should look. */
        DOUBTFUL,
        BAD
    }

    /**
     * @param detail what WhatsApp says, a number, a date; may be empty; never a secret
     */
    public record Finding(Matter matter, Verdict verdict, String detail) {}
}
