package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaReference;
import org.bandeja.media.service.AwaitedMedia;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.routing.model.NumberId;

/**
 * Of what was said before a number came to us, WhatsApp tells first that there is a file, and later sends the same message again with
 * it.
 */
@ApplicationScoped
public class PastFiles {
    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    AwaitedMedia awaited;

    @Inject
    Clock clock;

    /**
     * Gives the messages that wait for their files what has come of them; all others stay as they are, and so do these when it comes
     * again.
     *
     * @param known of which we have the messages already
     */
    List<InboxEvent> complete(NumberId number, Collection<MessageArrived> known) {
        return known.stream()
                .filter(arrived -> arrived.origin().isPast())
                .flatMap(arrived -> arrived.media().flatMap(file -> complete(number, arrived, file)).stream())
                .toList();
    }

    private Optional<InboxEvent> complete(NumberId number, MessageArrived arrived, MediaReference file) {
        Optional<MessageId> id = messages.idOf(number, arrived.whatsappId());
        Optional<ConversationId> where = id.flatMap(messages::conversationOfForSystem);
        if (where.isEmpty()) {
            return Optional.empty();
        }
        Conversation conversation = conversations.lockForSystem(where.get());
        Message message = messages.find(id.get()).orElseThrow();
        if (!isFileToCome(message.said())) {
            return Optional.empty();
        }
        message.complete(arrived.said(), awaited.expect(file, number, arrived.receivedAt()));
        return Optional.of(InboxEvent.ofMessage(
                EventType.MESSAGE_CHANGED,
                conversation.id(),
                conversation.nextSeq(),
                conversation.department(),
                message.id(),
                clock.instant()));
    }

    /** What was taken back says nothing any more, and waits for nothing. */
    private static boolean isFileToCome(Said said) {
        return said.type().equals("unsupported")
                && said.content().filter(ContentJson::announcesFile).isPresent();
    }
}
