package org.bandeja.whatsapp.rules;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ChangedBy;
import org.bandeja.conversation.model.Said;

/**
 * What becomes of an earlier message: a reaction to it, an edit, a withdrawal, the end of a call. It may speak of a message
 * that we do not have.
 *
 * @param targetId WhatsApp's id of the earlier message
 * @param by whose doing it is; the company's with the phone app
 * @param at WhatsApp's time; as in {@link InboundMessage#at()}
 * @param emoji empty: the reaction is taken away
 * @param said what the message says now: for edits and calls
 */
public record ChangedMessage(
        String phoneNumberId, String targetId, Kind kind, ChangedBy by, Instant at, String emoji, Optional<Said> said) {
    private static final int LONGEST_EMOJI = 16;

    /** What happened to it. */
    public enum Kind {
        REACTION,
        EDIT,
        REVOKE,
        CALL
    }

    public ChangedMessage {
        WhatsappIds.requirePhoneNumberId(phoneNumberId);
        WhatsappIds.requireMessageId(targetId);
        requireNonNull(kind, "kind");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
        if (emoji.codePointCount(0, emoji.length()) > LONGEST_EMOJI)
            throw new IllegalArgumentException("emoji too long");
        if (said.isEmpty() && (kind == Kind.EDIT || kind == Kind.CALL))
            throw new IllegalArgumentException("nothing said");
    }

    @Override
    public String toString() {
        return "ChangedMessage[" + phoneNumberId + ", " + targetId + ", " + kind + "]";
    }
}
