package org.bandeja.media.model;

import org.bandeja.identifier.model.Tsid;

/** Names a file inside; never leaves: doors say {@link MediaKey}. */
public record MediaId(long value) {
    /** A new one. */
    public static MediaId next() {
        return new MediaId(Tsid.next());
    }
}
