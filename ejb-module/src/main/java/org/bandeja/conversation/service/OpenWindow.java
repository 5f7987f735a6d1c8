package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.GroupIsOnlyRead;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationCompleted;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.WindowClosed;

/** Whether WhatsApp takes anything now, and anything but templates. */
@ApplicationScoped
public class OpenWindow {
    @Inject
    Correspondences correspondences;

    @Inject
    Contacts contacts;

    boolean isOpen(Conversation conversation, Instant now) {
        return correspondences
                .window(conversation.number(), conversation.contact())
                .filter(window -> window.isWritableAt(now))
                .isPresent();
    }

    /** Likewise, of a conversation that is neither loaded nor locked for it. */
    boolean isOpen(ConversationId conversation, Instant now) {
        return correspondences
                .windowForSystem(conversation)
                .filter(window -> window.isWritableAt(now))
                .isPresent();
    }

    /**
     * @throws ConversationCompleted if the conversation is not open
     * @throws GroupIsOnlyRead if it is a group's
     * @throws WindowClosed if the window is not
     */
    void require(Conversation conversation, Instant now) {
        requireSomebody(conversation);
        if (!isOpen(conversation, now)) {
            throw new WindowClosed();
        }
    }

    /**
     * Enough for templates.
     *
     * @throws ConversationCompleted if the conversation is not open
     * @throws GroupIsOnlyRead if it is a group's
     */
    void requireSomebody(Conversation conversation) {
        if (!conversation.isOpen()) {
            throw new ConversationCompleted();
        }
        if (contacts.find(conversation.contact()).filter(Contact::isGroup).isPresent()) {
            throw new GroupIsOnlyRead();
        }
    }
}
