package org.bandeja.outbox.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.service.OwnReactions;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** Tells the screens how far messages are. */
@ApplicationScoped
class Ticks {
    @Inject
    OwnReactions reactions;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /** The caller holds the conversation's lock. */
    void tell(Message message, Conversation conversation) {
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_STATUS,
                conversation.id(),
                conversation.nextSeq(),
                conversation.department(),
                message.id(),
                clock.instant()));
        reactions.follow(message, conversation);
    }
}
