package org.bandeja.contact.rules;

import static java.util.Objects.requireNonNull;

/** What WhatsApp says when it is asked to block somebody, or not to any more. */
public sealed interface BlockAnswer {
    record Done() implements BlockAnswer {}

    /**
     * WhatsApp said no.
     *
     * @param words WhatsApp's; may be empty
     */
    record Refused(int code, String words) implements BlockAnswer {
        public Refused {
            requireNonNull(words, "words");
        }
    }

    /** No answer: it may have been done. */
    record Unknown() implements BlockAnswer {}
}
