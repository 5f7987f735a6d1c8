package org.bandeja.console.web;

import java.util.Optional;

/** What somebody typed into a form. */
final class Typed {
    private Typed() {}

    /** @return without blanks around it; empty when a field or a choice was left without anything */
    static Optional<String> given(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(typed -> !typed.isEmpty());
    }

    /**
     * @param shown what the field was filled with
     * @return empty when it was left as it was: what a colleague has changed since then stays
     */
    static <T> Optional<T> changed(T now, T shown) {
        return Optional.of(now).filter(value -> !value.equals(shown));
    }
}
