package org.bandeja.launcher.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that happens in a conversation.
 *
 * @param after how long after the one before
 * @param who the login of who does it; empty: the customer
 * @param text what is said; empty for what is done without words, the type for what has no text, and whom or what it is done to
 * @param outcome of a reply: what became of it
 */
record Deed(Kind kind, Duration after, Optional<String> who, String text, Outcome outcome) {
    enum Kind {
        CUSTOMER_WRITES,
        /** What WhatsApp does not hand on; the text names it. */
        CUSTOMER_SENDS_OTHER,
        /** The customer answers what was written last: it is quoted. */
        CUSTOMER_ANSWERS,
        /** The customer puts the text, an emoji, on what was written last. */
        CUSTOMER_REACTS,
        REPLIES,
        /** Quotes what the customer wrote last. */
        REPLIES_TO,
        /** The text is a template's name, a bar and its body, filled in. */
        SENDS_TEMPLATE,
        /** Puts the text, an emoji, on what the customer wrote last. */
        REACTS,
        /** Among colleagues. */
        NOTES,
        CLAIMS,
        /** To the login in the text. */
        ASSIGNS,
        /** To the login in the text. */
        TRANSFERS,
        /** To the department in the text. */
        MOVES,
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
