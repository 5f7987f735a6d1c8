package org.bandeja.conversation.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Alteration;
import org.bandeja.conversation.model.ChangedBy;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.PendingChanges;
import org.bandeja.conversation.model.Reactions;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;

/**
 * Reactions, edits and withdrawals, and how calls ended. They change the message that they are about and nothing else: no
 * window, no new activity, no reopening.
 */
@Stateless
@PermitAll
public class AlterationDesk {
    @Inject
    BusinessNumbers numbers;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Reactions reactions;

    @Inject
    PendingChanges pending;

    @Inject
    Contacts contacts;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * Takes in what happened to one message, in a transaction of its own; again changes nothing.
     *
     * @throws OptimisticLockException if the message came at the same moment: then do it again
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void apply(List<MessageAltered> happened) {
        MessageAltered first = happened.get(0);
        BusinessNumber number = numbers.require(first.phoneNumberId(), "");
        Optional<MessageId> known = messages.idOf(number.id(), first.targetId());
        if (known.isPresent()) {
            ConversationId where = messages.conversationOfForSystem(known.get()).orElseThrow();
            Conversation conversation = conversations.lockForSystem(where);
            Message message = messages.find(known.get()).orElseThrow();
            boolean changed = false;
            for (MessageAltered each : happened) {
                changed |= apply(each, number, message);
            }
            if (changed) {
                announce(message, conversation);
            }
        } else {
            happened.forEach(each -> keep(each, number));
        }
    }

    private boolean apply(MessageAltered each, BusinessNumber number, Message message) {
        return each.alteration().map(message::alter).orElseGet(() -> react(each, number));
    }

    private boolean react(MessageAltered each, BusinessNumber number) {
        return reactions.put(
                number.id(), each.targetId(), wellKnown(each.by()), each.emoji(), each.at(), Optional.empty());
    }

    /** Of one in a group perhaps more is known than WhatsApp says this time. */
    private ChangedBy wellKnown(ChangedBy by) {
        return by.side() == ChangedBy.Side.PARTICIPANT
                ? by.address()
                        .flatMap(contacts::find)
                        .flatMap(Contact::address)
                        .map(by::alsoKnownAs)
                        .orElse(by)
                : by;
    }

    /** For when the message comes. Who stores it looks for this afterwards; each waits for the other's uncommitted row. */
    private void keep(MessageAltered each, BusinessNumber number) {
        Optional<Alteration> alteration = each.alteration();
        if (alteration.isEmpty()) {
            react(each, number);
            return;
        }
        pending.keep(number.id(), each.targetId(), each.by(), alteration.get(), clock.instant());
        if (messages.isNamed(number.id(), each.targetId())) {
            throw new OptimisticLockException("came meanwhile");
        }
    }

    private void announce(Message message, Conversation conversation) {
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_CHANGED,
                conversation.id(),
                conversation.nextSeq(),
                conversation.department(),
                message.id(),
                clock.instant()));
    }
}
