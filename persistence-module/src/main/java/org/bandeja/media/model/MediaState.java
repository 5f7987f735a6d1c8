package org.bandeja.media.model;

/** How far a file has come. */
public enum MediaState {
    /** It is being fetched. */
    WAITING,
    /** We have it. */
    THERE,
    /** Fetching it failed; it is tried again, less and less often, and at once when somebody wants it. */
    FAILED,
    /** WhatsApp does not keep it any more, or we do not. */
    GONE,
    /** It will never be fetched: too large, or WhatsApp itself could not load it. */
    REFUSED;

    public boolean isFetchable() {
        return this == WAITING || this == FAILED;
    }
}
