package org.bandeja.template.rules;

import java.util.Optional;

/**
 * What stands above the body.
 *
 * @param words of a text
 * @param example where WhatsApp keeps the sample of a file; empty where there is none
 */
public record Header(Format format, Optional<Words> words, Optional<String> example) {
    /** What it is made of. */
    public enum Format {
        TEXT,
        IMAGE,
        VIDEO,
        DOCUMENT,
        LOCATION,
        /** A moving picture: only for another way of sending than ours. */
        GIF,
        /** Something out of a catalogue. */
        PRODUCT,
        /** WhatsApp has made something new. */
        OTHER;

        /** Whether a file has to be given when it is sent. */
        public boolean isFile() {
            return this == IMAGE || this == VIDEO || this == DOCUMENT;
        }
    }
}
