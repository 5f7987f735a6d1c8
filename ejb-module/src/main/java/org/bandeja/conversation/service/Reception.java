package org.bandeja.conversation.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactId;
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
import org.bandeja.directory.model.DepartmentId;
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
     * Takes in messages of some customers, each with what one has said to one number, in a transaction of their own: all
     * of it or nothing. What we have already is passed over, so that it may be called again with the same.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void receive(List<List<MessageArrived>> customers) {
        Map<ContactAddress, Contact> writers = contacts.require(profileNames(customers), clock.instant());
        Map<String, BusinessNumber> addressed = new HashMap<>();
        Map<BusinessNumber, Map<Contact, List<MessageArrived>>> said = new LinkedHashMap<>();
        for (List<MessageArrived> messages : customers) {
            MessageArrived first = messages.get(0);
            said.computeIfAbsent(
                            addressed.computeIfAbsent(
                                    first.phoneNumberId(), id -> numbers.require(id, first.displayPhoneNumber())),
                            number -> new LinkedHashMap<>())
                    .computeIfAbsent(writers.get(first.sender()), contact -> new ArrayList<>())
                    .addAll(messages);
        }
        List<InboxEvent> happened = new ArrayList<>();
        said.forEach((number, messages) -> receive(number, messages, happened));
        events.add(happened);
    }

    private static Map<ContactAddress, String> profileNames(List<List<MessageArrived>> customers) {
        Map<ContactAddress, String> names = new LinkedHashMap<>();
        customers.forEach(
                messages -> names.put(messages.get(0).sender(), messages.get(0).profileName()));
        return names;
    }

    private void receive(BusinessNumber number, Map<Contact, List<MessageArrived>> said, List<InboxEvent> happened) {
        Map<ContactId, Correspondence> locked = correspondences.lock(
                number.id(), said.keySet().stream().map(Contact::id).toList());
        Map<Contact, List<MessageArrived>> fresh = unknown(number, said);
        Map<ContactId, Conversation> open = fresh.isEmpty()
                ? Map.of()
                : conversations.lockOpenForSystem(
                        number.id(), fresh.keySet().stream().map(Contact::id).toList());
        fresh.forEach((contact, messages) -> {
            Conversation conversation = Optional.ofNullable(open.get(contact.id()))
                    .or(() -> reopened(messages.get(0), number, contact))
                    .orElseGet(() -> opened(number, contact));
            for (MessageArrived message : messages) {
                if (message.opensWindow()) {
                    locked.get(contact.id()).heardFromCustomer(message.at());
                }
                happened.add(append(message, conversation));
            }
        });
    }

    /** Each new one once, in WhatsApp's order; what has the same time stays in order of arrival. */
    private Map<Contact, List<MessageArrived>> unknown(BusinessNumber number, Map<Contact, List<MessageArrived>> said) {
        Set<String> known = new HashSet<>(messages.known(
                number.id(),
                said.values().stream()
                        .flatMap(List::stream)
                        .map(MessageArrived::whatsappId)
                        .toList()));
        Map<Contact, List<MessageArrived>> fresh = new LinkedHashMap<>();
        said.forEach((contact, messages) -> {
            List<MessageArrived> kept = messages.stream()
                    .filter(message -> known.add(message.whatsappId()))
                    .sorted(Comparator.comparing(MessageArrived::at))
                    .toList();
            if (!kept.isEmpty()) {
                fresh.put(contact, kept);
            }
        });
        return fresh;
    }

    private Optional<Conversation> reopened(MessageArrived message, BusinessNumber number, Contact contact) {
        Optional<AgentId> holder = conversations
                .lastHolderForSystem(number.id(), contact.id())
                .filter(this::getsItBack)
                .map(LastHolder::agent);
        Optional<Conversation> last = conversations
                .lockLastCompletedForSystem(number.id(), contact.id())
                .filter(completed -> completed.department().isPresent())
                .filter(completed -> completed.isReopenedBy(message.at(), number.reopeningTime()))
                .filter(completed -> isWorking(completed.department().orElseThrow()));
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

    /** What is archived takes no more: the customer begins anew, and is routed afresh. */
    private boolean isWorking(DepartmentId department) {
        return departments.hold(department).filter(found -> !found.isArchived()).isPresent();
    }

    private Conversation opened(BusinessNumber number, Contact contact) {
        Instant now = clock.instant();
        Conversation conversation = new Conversation(ConversationId.next(), number.id(), contact.id(), now);
        conversations.add(conversation);
        conversations.flush();
        routePaths.add(conversation.id(), new RouteStep(RouteStep.Kind.NUMBER, number.displayPhoneNumber(), now));
        Optional<Department> department =
                number.route().flatMap(departments::hold).filter(found -> !found.isArchived());
        RouteStep end = department
                .map(found -> new RouteStep(RouteStep.Kind.DEPARTMENT, found.name(), now))
                .orElseGet(() -> new RouteStep(RouteStep.Kind.NO_ROUTE, "", now));
        routePaths.add(conversation.id(), end);
        timeline.record(department
                .map(found -> conversation.routedTo(found.id(), found.name(), now))
                .orElseGet(() -> conversation.withoutRoute(now)));
        return conversation;
    }

    private InboxEvent append(MessageArrived arrived, Conversation conversation) {
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
        return InboxEvent.ofMessage(
                EventType.MESSAGE_RECEIVED, conversation.id(), seq, conversation.department(), id, clock.instant());
    }
}
