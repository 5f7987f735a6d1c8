package org.bandeja.whatsapp.rules;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaReference;

/**
 * What a customer sent to one of our numbers, as far as Bandeja needs it apart from the original.
 *
 * @param phoneNumberId which of our numbers it was sent to
 * @param displayPhoneNumber the same number for people; empty when WhatsApp did not say it
 * @param whatsappId tells repetitions apart, together with the phoneNumberId
 * @param phone "+" and digits; absent when WhatsApp keeps the customer's number from us
 * @param userId the business-scoped user id, case kept; phone or userId is always there
 * @param profileName as the customer calls himself, one line; empty when unknown, which is no reason to forget a name
 * @param at WhatsApp's time; {@link Timestamps#UNKNOWN}, far in the future, when there was none that makes sense. Never
 *     to be trusted against our clock: whoever stores it takes the earlier of this and the time of receipt
 * @param said in Bandeja's own form (docs/MESSAGES.md)
 * @param media the file that belongs to it
 * @param opensWindow whether it opens or restarts the 24 hours of free-form messages; in doubt it does not
 * @param groupId set for what was said in a group, which never belongs to the writer's own conversation
 * @param origin who said it, and when
 * @param reached how far it had come, of what the company said before, if WhatsApp tells
 * @param becomes how the customer is to be found from now on; empty in a group, where the chat is not the customer's
 */
public record InboundMessage(
        String phoneNumberId,
        String displayPhoneNumber,
        String whatsappId,
        Optional<String> phone,
        Optional<String> userId,
        String profileName,
        Instant at,
        Said said,
        Optional<MediaReference> media,
        boolean opensWindow,
        Optional<String> groupId,
        Origin origin,
        Optional<MessageStatus> reached,
        Optional<Address> becomes) {
    public static final int LONGEST_NAME = 255;

    public InboundMessage {
        WhatsappIds.requirePhoneNumberId(phoneNumberId);
        WhatsappIds.requireMessageId(whatsappId);
        requireNonNull(displayPhoneNumber, "displayPhoneNumber");
        requireNonNull(at, "at");
        if (phone.isEmpty() && userId.isEmpty()) throw new IllegalArgumentException("sender unknown");
        phone.ifPresent(WhatsappIds::requirePhone);
        userId.ifPresent(WhatsappIds::requireUserId);
        if (profileName.codePointCount(0, profileName.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException("profileName too long");
        }
        requireNonNull(media, "media");
        requireNonNull(groupId, "groupId");
        requireNonNull(origin, "origin");
        requireNonNull(reached, "reached");
    }

    /** How a customer is found; at least one is there. */
    public record Address(Optional<String> phone, Optional<String> userId) {}

    /** Ids only: who wrote and what was written has no place in a log. */
    @Override
    public String toString() {
        return "InboundMessage[" + phoneNumberId + ", " + whatsappId + ", " + said.type() + "]";
    }
}
