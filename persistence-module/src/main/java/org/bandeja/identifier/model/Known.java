package org.bandeja.identifier.model;

import java.util.Optional;

/**
 * Words of the database that a newer version may have more of. Where something is only shown, what is not known is left out or shown as
 * something plain (docs/decisions/340-no-event-stops-a-node.md); where something is done with it, it is a failure.
 */
public final class Known {
    private Known() {}

    /** @return empty: this version has no such word */
    public static <E extends Enum<E>> Optional<E> word(Class<E> words, String word) {
        for (E known : words.getEnumConstants()) {
            if (known.name().equals(word)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
