package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.CardFiles;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.service.OutboxChanged;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.trace.model.Trace;

/** What was accepted for sending, in the transaction of who accepts it. */
@ApplicationScoped
public class Postbag {
    @Inject
    Messages messages;

    @Inject
    CardFiles cards;

    @Inject
    Outbox outbox;

    @Inject
    Deeds deeds;

    @Inject
    EventLog events;

    @Inject
    Event<OutboxChanged> changed;

    /**
     * What no person says; the caller holds the conversation's lock, and has checked everything.
     *
     * @param sayer who says it, as it is called now
     */
    Message putAutomatic(Conversation conversation, String sayer, Said said, Instant now) {
        MessageId id = MessageId.next();
        long seq = conversation.sayAutomatically(id, now);
        Message message = Message.automatic(id, conversation, seq, sayer, said, now);
        messages.add(message);
        leave(conversation, message, seq, now);
        return message;
    }

    /** The caller holds the conversation's lock, and has checked everything. */
    Message put(Conversation conversation, Caller caller, Said said, SentFiles.Ready files, Instant now) {
        MessageId id = MessageId.next();
        long seq = conversation.reply(id, now);
        Message message = Message.answer(id, conversation, seq, caller.agent(), said, now);
        files.file().ifPresent(found -> message.carrying(found.id()));
        messages.add(message);
        files.ofCards().forEach(found -> cards.add(id, found.id()));
        deeds.record("REPLIED", conversation, id, caller, now);
        leave(conversation, message, seq, now);
        return message;
    }

    private void leave(Conversation conversation, Message message, long seq, Instant now) {
        outbox.add(new OutboxEntry(message, now));
        Trace.during(Trace.ofMessage(message.id()), () -> {
            Trace.tell(
                    "message %s of conversation %s was accepted for sending",
                    message.id().text(), conversation.id().text());
            events.add(InboxEvent.ofMessage(
                    EventType.MESSAGE_QUEUED, conversation.id(), seq, conversation.department(), message.id(), now));
        });
        changed.fire(new OutboxChanged());
    }
}
