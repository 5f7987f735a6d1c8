package org.bandeja.media.model;

import java.util.Locale;

/** Why a file is not there. The screens' texts are named after {@link #key()}. */
public enum MediaTrouble {
    /** No answer, or none that makes sense. */
    NOT_REACHED(false),
    /** Its bytes did not come within the time. */
    TOO_SLOW(false),
    /** WhatsApp knows no such file, or does not show it to us. */
    NOT_FOUND(false),
    /** WhatsApp does not let us in: an administrator has to see to it. */
    NO_ACCESS(false),
    /** WhatsApp is busy, or something is wrong there. */
    WHATSAPP(false),
    /** Too little space for files on our side: an administrator has to see to it. */
    NO_SPACE(false),
    /** It lies on a host that must not be asked. */
    FORBIDDEN_HOST(false),
    /** WhatsApp keeps files for 7 days. */
    EXPIRED(true),
    TOO_LARGE(true),
    /** WhatsApp itself could not load it (131052). */
    NOT_LOADED_BY_WHATSAPP(true),
    /** It was old, and the company keeps files for a time only. */
    NOT_KEPT(true);

    private final boolean isFinal;

    MediaTrouble(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** Nothing that we do changes it. */
    public boolean isFinal() {
        return isFinal;
    }

    /** As the API shows it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
