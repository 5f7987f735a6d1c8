package org.bandeja.identifier.model;

import com.github.f4b6a3.tsid.TsidCreator;
import java.util.Locale;
import java.util.Optional;

/**
 * Time-sorted 64-bit identifiers: given by the application, so that rows can be inserted in batches, and short as text.
 * Two nodes that draw the same number in the same millisecond collide on the primary key; the transaction is then
 * repeated with another one.
 */
public final class Tsid {
    private Tsid() {}

    /** A new identifier, above all that this node has given before. */
    public static long next() {
        return TsidCreator.getTsid1024().toLong();
    }

    /** Thirteen lower-case letters and digits, as the API shows it. */
    public static String text(long value) {
        return com.github.f4b6a3.tsid.Tsid.from(value).toLowerCase();
    }

    /** @return empty when the text is no identifier: to its user it looks like a missing object */
    public static Optional<Long> parse(String text) {
        String upper = text == null ? "" : text.toUpperCase(Locale.ROOT);
        return com.github.f4b6a3.tsid.Tsid.isValid(upper)
                ? Optional.of(com.github.f4b6a3.tsid.Tsid.from(upper).toLong())
                : Optional.empty();
    }
}
