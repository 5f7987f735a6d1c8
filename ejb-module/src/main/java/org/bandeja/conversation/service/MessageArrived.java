package org.bandeja.conversation.service;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaReference;

/**
 * Something a customer said, free of WhatsApp's form.
 *
 * @param at WhatsApp's time, which may be later than {@code receivedAt} or nonsense; never trusted beyond it
 * @param media the file that belongs to it
 * @param opensWindow whether it opens or restarts the service window
 * @param reached how far it had come, where the company said it before and WhatsApp tells
 * @param becomes how the customer is to be found from now on
 * @param trace under which the log tells what comes of it: that of its delivery
 */
public record MessageArrived(
        String phoneNumberId,
        String displayPhoneNumber,
        String whatsappId,
        ContactAddress sender,
        String profileName,
        Instant at,
        Instant receivedAt,
        Said said,
        Optional<MediaReference> media,
        boolean opensWindow,
        Origin origin,
        Optional<MessageStatus> reached,
        Optional<ContactAddress> becomes,
        String trace) {

    public MessageArrived {
        at = at.isAfter(receivedAt) ? receivedAt : at;
    }
}
