package org.bandeja.template.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What came of asking WhatsApp to take, change or delete a template. */
public sealed interface TemplateAnswer {
    /**
     * Done.
     *
     * @param id WhatsApp's id of a new template
     * @param status in WhatsApp's words, where it says so
     * @param category the one that WhatsApp gave it, where it says so
     */
    record Accepted(Optional<String> id, Optional<String> status, Optional<String> category)
            implements TemplateAnswer {}

    /**
     * WhatsApp said no.
     *
     * @param subcode its finer code; 0: none
     * @param words for people; may be empty
     */
    record Refused(int code, int subcode, String words) implements TemplateAnswer {
        public Refused {
            requireNonNull(words, "words");
        }
    }

    /** Nothing has left. */
    record NotReached() implements TemplateAnswer {}

    /** It has left, and no answer came: it may have been done. */
    record Unknown() implements TemplateAnswer {}
}
