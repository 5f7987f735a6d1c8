package org.bandeja.media.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.Medias;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** Changes a file, and tells the screens of the messages that it belongs to; within the transaction of whoever changes it. */
@ApplicationScoped
public class MediaNews {
    @Inject
    Medias medias;

    @Inject
    Messages messages;

    @Inject
    Conversations conversations;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * The conversations are locked before the file, as everywhere.
     *
     * @param step tells whether anything changed that people see
     */
    public void change(MediaId id, Predicate<Media> step) {
        List<MessageId> carrying = messages.carryingForSystem(id);
        Map<MessageId, Conversation> where = new LinkedHashMap<>();
        carrying.forEach(message -> messages.conversationOfForSystem(message)
                .ifPresent(conversation -> where.put(message, conversations.lockForSystem(conversation))));
        if (medias.lockForSystem(id).filter(step).isPresent()) {
            events.add(where.entrySet().stream()
                    .map(entry -> changed(entry.getKey(), entry.getValue()))
                    .toList());
        }
    }

    private InboxEvent changed(MessageId message, Conversation conversation) {
        return InboxEvent.ofMessage(
                EventType.MESSAGE_CHANGED,
                conversation.id(),
                conversation.nextSeq(),
                conversation.department(),
                message,
                clock.instant());
    }
}
