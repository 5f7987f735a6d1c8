package org.bandeja.template.rules;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that has to be given before a template can be sent.
 *
 * @param key names it among the values: {@code body.1}, {@code button.0}, {@code card.2.body.name}
 * @param name of its place in the words; of a button its text
 * @param most characters that it can have at the most
 * @param card which card it stands on, from 0
 * @param button which button it belongs to, from 0
 */
public record Variable(
        String key, Kind kind, String name, Optional<String> example, int most, OptionalInt card, OptionalInt button) {
    /** What may be given. */
    public enum Kind {
        HEADER,
        BODY,
        /** The end of a link. */
        LINK,
        /** A code for a reduction. */
        COUPON,
        /** The product of a catalogue whose picture is shown, by its id there. */
        PRODUCT,
        /** A code for signing in. */
        ONE_TIME_CODE,
        /** When an offer ends. */
        EXPIRY
    }
}
