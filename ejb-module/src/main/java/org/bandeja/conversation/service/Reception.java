package org.bandeja.conversation.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Conversations.LastHolder;
import org.bandeja.conversation.model.Correspondence;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Place;
import org.bandeja.directory.model.Places;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteStep;

/** Receives what customers say: into the right conversation, once, in order. */
@Stateless
@PermitAll
public class Reception {
    @Inject
    BusinessNumbers numbers;

    @Inject
    Contacts contacts;

    @Inject
    Correspondences correspondences;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    RoutePaths routePaths;

    @Inject
    Timeline timeline;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * Takes in messages of one customer to one number, in a transaction of their own. What we have already is passed
     * over, so that it may be called again with the same.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void receive(List<MessageArrived> arrived) {
        MessageArrived first = arrived.get(0);
        BusinessNumber number = numbers.require(first.phoneNumberId(), first.displayPhoneNumber());
        Contact contact = contacts.require(first.sender(), first.profileName(), clock.instant());
        Correspondence correspondence = correspondences.lock(number.id(), contact.id());
        Conversation conversation = null;
        for (MessageArrived message : unknown(number, arrived)) {
            if (message.opensWindow()) {
                correspondence.heardFromCustomer(message.at());
            }
            conversation = conversation == null ? conversationFor(message, number, contact) : conversation;
            append(message, conversation);
        }
    }

    /** Each new one once, in WhatsApp's order; what has the same time stays in order of arrival. */
    private List<MessageArrived> unknown(BusinessNumber number, Collection<MessageArrived> arrived) {
        Map<String, MessageArrived> byId = new LinkedHashMap<>();
        arrived.forEach(message -> byId.putIfAbsent(message.whatsappId(), message));
        Set<String> known = messages.known(number.id(), byId.keySet());
        return byId.values().stream()
                .filter(message -> !known.contains(message.whatsappId()))
                .sorted(Comparator.comparing(MessageArrived::at))
                .toList();
    }

    private Conversation conversationFor(MessageArrived message, BusinessNumber number, Contact contact) {
        return conversations
                .lockOpenForSystem(number.id(), contact.id())
                .or(() -> reopened(message, number, contact))
                .orElseGet(() -> opened(number, contact));
    }

    private Optional<Conversation> reopened(MessageArrived message, BusinessNumber number, Contact contact) {
        Optional<AgentId> holder = conversations
                .lastHolderForSystem(number.id(), contact.id())
                .filter(this::getsItBack)
                .map(LastHolder::agent);
        Optional<Conversation> last = conversations
                .lockLastCompletedForSystem(number.id(), contact.id())
                .filter(completed -> completed.department().isPresent())
                .filter(completed -> completed.isReopenedBy(message.at(), number.reopeningTime()));
        last.ifPresent(conversation -> {
            timeline.record(conversation.reopenForCustomer(clock.instant()));
            holder.ifPresent(agent -> timeline.record(conversation.giveBackTo(agent, clock.instant())));
        });
        return last;
    }

    /** As the department wants it, and if he still works there; his place is held before the conversation is locked. */
    private boolean getsItBack(LastHolder last) {
        return departments
                        .find(last.department())
                        .filter(Department::reopensToLastAssignee)
                        .isPresent()
                && places.hold(last.agent(), last.department())
                        .filter(Place::isMember)
                        .isPresent();
    }

    private Conversation opened(BusinessNumber number, Contact contact) {
        Instant now = clock.instant();
        Conversation conversation = new Conversation(ConversationId.next(), number.id(), contact.id(), now);
        conversations.add(conversation);
        conversations.flush();
        routePaths.add(conversation.id(), new RouteStep(RouteStep.Kind.NUMBER, number.displayPhoneNumber(), now));
        Optional<Department> department =
                number.route().flatMap(departments::find).filter(found -> !found.isArchived());
        RouteStep end = department
                .map(found -> new RouteStep(RouteStep.Kind.DEPARTMENT, found.name(), now))
                .orElseGet(() -> new RouteStep(RouteStep.Kind.NO_ROUTE, "", now));
        routePaths.add(conversation.id(), end);
        timeline.record(department
                .map(found -> conversation.routedTo(found.id(), found.name(), now))
                .orElseGet(() -> conversation.withoutRoute(now)));
        return conversation;
    }

    private void append(MessageArrived arrived, Conversation conversation) {
        MessageId id = MessageId.next();
        long seq = conversation.receive(id, arrived.at());
        messages.add(Message.received(
                id,
                conversation,
                seq,
                arrived.whatsappId(),
                arrived.type(),
                arrived.text(),
                arrived.content(),
                arrived.at(),
                arrived.receivedAt()));
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_RECEIVED, conversation.id(), seq, conversation.department(), id, clock.instant()));
    }
}
