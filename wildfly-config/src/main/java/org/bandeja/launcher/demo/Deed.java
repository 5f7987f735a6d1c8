package org.bandeja.launcher.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that happens in a conversation.
 *
 * @param after how long after the one before
 * @param who the login of who does it; empty: the customer
 * @param text what is said; empty for what is done without words, and the type for what has no text
 * @param outcome of a reply: what became of it
 */
record Deed(Kind kind, Duration after, Optional<String> who, String text, Outcome outcome) {
    enum Kind {
        CUSTOMER_WRITES,
        /** What WhatsApp does not hand on; the text names it. */
        CUSTOMER_SENDS_OTHER,
        REPLIES,
        CLAIMS,
        RETURNS,
        COMPLETES,
        REOPENS,
        READS
    }

    /** @param errorCode WhatsApp's, when it failed */
    record Outcome(String status, Optional<Integer> errorCode, Optional<String> details) {
        static final Outcome NONE = new Outcome("", Optional.empty(), Optional.empty());
    }
}
