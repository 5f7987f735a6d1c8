package org.bandeja.attendant.rules;

import org.bandeja.attendant.rules.AttendantTree.Option;

/** Something that a customer said to an attendant. */
public sealed interface Utterance {
    /**
     * He touched one of the answers that this attendant offered, perhaps long ago.
     *
     * @param menu where it stood
     * @param option as it was offered
     */
    record Chosen(String menu, Option option) implements Utterance {}

    record Written(String text) implements Utterance {}

    /** A picture, a voice note, a place, a touch of something that we do not know: kept, and no answer. */
    record Other() implements Utterance {}
}
