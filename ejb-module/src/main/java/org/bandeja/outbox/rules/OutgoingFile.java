package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The file that a message shows; WhatsApp has it already.
 *
 * @param whatsappId what WhatsApp calls it, for this business number
 * @param name what customers see it called, where it is shown by its name
 * @param voice recorded with the microphone
 */
public record OutgoingFile(String whatsappId, Optional<String> name, boolean voice) {
    public OutgoingFile {
        requireNonNull(name, "name");
        if (whatsappId.isBlank()) throw new IllegalArgumentException("whatsappId missing");
    }

    /** The id only: a name may tell too much for a log. */
    @Override
    public String toString() {
        return "OutgoingFile[" + whatsappId + "]";
    }
}
