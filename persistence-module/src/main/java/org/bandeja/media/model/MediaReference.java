package org.bandeja.media.model;

import java.util.Optional;

/**
 * A file that a customer sent, as WhatsApp names it: it has still to be fetched.
 *
 * @param whatsappId what WhatsApp calls it, for 7 days (media, since 2025-10-09)
 * @param mime what it is said to be, perhaps with parameters; nothing to be trusted
 * @param sha256 of its bytes, as WhatsApp wrote it (base64 or hex)
 * @param name as the sender called it; perhaps with a path or tricks in it
 * @param voice recorded with the microphone
 * @param animated a sticker that moves
 */
public record MediaReference(
        String whatsappId,
        Optional<String> mime,
        Optional<String> sha256,
        Optional<String> name,
        boolean voice,
        boolean animated) {
    private static final int LONGEST_ID = 255;

    public MediaReference {
        if (whatsappId.isBlank() || whatsappId.length() > LONGEST_ID) throw new IllegalArgumentException("media id");
    }

    /** The id only: a file's name may tell too much for a log. */
    @Override
    public String toString() {
        return "MediaReference[" + whatsappId + "]";
    }
}
