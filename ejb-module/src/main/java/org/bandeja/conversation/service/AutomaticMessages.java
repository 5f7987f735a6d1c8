package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;

/**
 * What Bandeja itself says in a conversation: no person, no department is needed. It takes the way of every message, within the same
 * window and limits; that it fails holds nothing up. It is no answer of the company
 * (docs/decisions/186-automatic-messages-are-no-answers.md).
 */
@ApplicationScoped
public class AutomaticMessages {
    @Inject
    OpenWindow window;

    @Inject
    Postbag postbag;

    /** Who says what no attendant says. */
    public static final String BANDEJA = "";

    /** Whether WhatsApp takes more than templates in a conversation now; that is not locked for it. */
    public boolean canBeSaid(ConversationId conversation, Instant now) {
        return window.isOpen(conversation, now);
    }

    /**
     * Says something. The caller holds the conversation's lock.
     *
     * @param sayer the name of who says it, as it is called now
     * @return empty when nothing was said: the conversation is over, or WhatsApp would take nothing but templates
     */
    public Optional<MessageId> say(Conversation conversation, Reply reply, String sayer, Instant now) {
        if (!conversation.isOpen() || !window.isOpen(conversation, now)) {
            return Optional.empty();
        }
        return Optional.of(
                postbag.putAutomatic(conversation, sayer, reply.said(), now).id());
    }
}
