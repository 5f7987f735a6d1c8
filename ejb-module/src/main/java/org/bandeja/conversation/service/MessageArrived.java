package org.bandeja.conversation.service;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.contact.model.ContactAddress;

/**
 * Something a customer said, free of WhatsApp's form.
 *
 * @param at WhatsApp's time, which may be later than {@code receivedAt} or nonsense; never trusted beyond it
 * @param opensWindow whether it opens or restarts the service window
 */
public record MessageArrived(
        String phoneNumberId,
        String displayPhoneNumber,
        String whatsappId,
        ContactAddress sender,
        String profileName,
        Instant at,
        Instant receivedAt,
        String type,
        Optional<String> text,
        Optional<String> content,
        boolean opensWindow) {

    public MessageArrived {
        at = at.isAfter(receivedAt) ? receivedAt : at;
    }
}
