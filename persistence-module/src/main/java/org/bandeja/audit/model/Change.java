package org.bandeja.audit.model;

import static java.util.Objects.requireNonNull;

/**
 * A setting before and after a deed.
 *
 * @param name of the setting, as the API calls it
 * @param was empty: there was nothing
 * @param became empty: there is nothing any more
 */
public record Change(String name, String was, String became) {
    public Change {
        requireNonNull(name, "name");
        was = was == null ? "" : was;
        became = became == null ? "" : became;
    }

    public boolean changesNothing() {
        return was.equals(became);
    }
}
