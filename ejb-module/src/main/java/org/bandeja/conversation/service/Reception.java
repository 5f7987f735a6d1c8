package org.bandeja.conversation.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.Writer;
import org.bandeja.conversation.model.Alteration;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondence;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.PendingChanges;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.service.CustomersWrote.Heard;
import org.bandeja.media.service.AwaitedMedia;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.trace.model.Trace;

/** Receives what customers say: into the right conversation, once, in order. */
@Stateless
@PermitAll
public class Reception {
    private static final int MOST_TOLD = 50;

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
    PendingChanges pending;

    @Inject
    Beginnings beginnings;

    @Inject
    AwaitedMedia awaited;

    @Inject
    PastFiles pastFiles;

    @Inject
    EventLog events;

    @Inject
    Event<CustomersWrote> wrote;

    @Inject
    Event<AnsweredElsewhere> answered;

    @Inject
    Clock clock;

    /**
     * Takes in messages of some customers, each with what one has said to one number, in a transaction of their own: all
     * of it or nothing. What we have already is passed over, but for files that follow, so that it may be called again with the same.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void receive(List<List<MessageArrived>> customers) {
        Map<ContactAddress, Writer> writers = contacts.require(profileNames(customers), clock.instant());
        Map<String, BusinessNumber> addressed = new HashMap<>();
        Map<BusinessNumber, Map<Contact, List<MessageArrived>>> said =
                new TreeMap<>(Comparator.comparing(number -> number.id().value()));
        for (List<MessageArrived> messages : customers) {
            MessageArrived first = messages.get(0);
            said.computeIfAbsent(
                            addressed.computeIfAbsent(
                                    first.phoneNumberId(), id -> numbers.require(id, first.displayPhoneNumber())),
                            number -> new LinkedHashMap<>())
                    .computeIfAbsent(writers.get(first.sender()).contact(), contact -> new ArrayList<>())
                    .addAll(messages);
        }
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        // First all that is held, then the conversations: in the order in which everybody locks.
        List<Expected> expected = said.entrySet().stream()
                .map(number -> expected(number.getKey(), number.getValue()))
                .toList();
        List<Ready> ready = expected.stream()
                .map(part -> new Ready(part, beginnings.hold(part.number(), part.people(), part.isSomethingQuiet())))
                .toList();
        ready.forEach(part -> receive(part, writers, taken));
        events.add(taken.happened());
        if (!taken.heard().isEmpty()) {
            wrote.fire(new CustomersWrote(taken.heard()));
        }
        if (!taken.answered().isEmpty()) {
            answered.fire(new AnsweredElsewhere(taken.answered()));
        }
    }

    /** What has to be told of what was taken in. */
    private record Taken(List<InboxEvent> happened, List<Heard> heard, List<ConversationId> answered) {}

    private static Map<ContactAddress, String> profileNames(List<List<MessageArrived>> customers) {
        Map<ContactAddress, String> names = new LinkedHashMap<>();
        customers.forEach(
                messages -> messages.forEach(message -> names.putIfAbsent(message.sender(), message.profileName())));
        return names;
    }

    /**
     * What has come to a number.
     *
     * @param said all of it
     * @param fresh what we have not got yet
     */
    private record Expected(
            BusinessNumber number,
            Map<ContactId, Correspondence> locked,
            Map<Contact, List<MessageArrived>> said,
            Map<Contact, List<MessageArrived>> fresh) {
        List<ContactId> people() {
            return fresh.keySet().stream().map(Contact::id).toList();
        }

        boolean isSomethingQuiet() {
            return fresh.values().stream().anyMatch(Reception::isQuiet);
        }
    }

    /** With all that is held of where it may go. */
    private record Ready(Expected expected, Beginnings.Held held) {}

    private Expected expected(BusinessNumber number, Map<Contact, List<MessageArrived>> said) {
        List<ContactId> people = said.keySet().stream().map(Contact::id).toList();
        Map<ContactId, Correspondence> locked = correspondences.lock(number.id(), people);
        contacts.holdWhole(people);
        return new Expected(number, locked, said, unknown(number, said));
    }

    private void receive(Ready ready, Map<ContactAddress, Writer> writers, Taken taken) {
        BusinessNumber number = ready.expected().number();
        Map<Contact, List<MessageArrived>> fresh = ready.expected().fresh();
        Map<ContactId, Conversation> open = fresh.isEmpty()
                ? Map.of()
                : conversations.lockOpenForSystem(number.id(), ready.expected().people());
        fresh.forEach((contact, arrived) -> Trace.during(arrived.get(0).trace(), () -> {
            Optional<Conversation> present = Optional.ofNullable(open.get(contact.id()));
            Conversation conversation = present.or(() -> elsewhere(arrived, number, contact))
                    .orElseGet(() -> beginnings.begin(ready.held(), telling(arrived), contact, isQuiet(arrived)));
            for (MessageArrived message : arrived) {
                Contact row = writers.get(message.sender()).row();
                if (message.opensWindow()) {
                    ready.expected().locked().get(contact.id()).heardFromCustomer(message.at(), row.id());
                }
                message.becomes().ifPresent(address -> readdress(row, address, conversation, taken.happened()));
                Trace.during(message.trace(), () -> taken.happened().add(append(message, conversation)));
            }
            if (present.isEmpty()
                    && arrived.stream().allMatch(message -> message.origin().isPast())) {
                asPast(conversation, arrived);
            }
            heardOf(arrived, conversation).ifPresent(taken.heard()::add);
            if (conversation.attendant().isPresent() && isAnsweredElsewhere(arrived)) {
                taken.answered().add(conversation.id());
            }
        }));
        alterLate(number, fresh.values());
        List<MessageArrived> repeated = repeated(ready.expected().said(), fresh);
        taken.happened().addAll(pastFiles.complete(number.id(), repeated));
        repeated.stream()
                .filter(message -> message.opensWindow() && message.origin().isCompany())
                .forEach(call -> accepted(call, writers.get(call.sender()), ready, taken));
    }

    /** A call of the company was a line already before the customer accepted it. */
    private void accepted(MessageArrived call, Writer customer, Ready ready, Taken taken) {
        ContactId contact = customer.contact().id();
        ready.expected()
                .locked()
                .get(contact)
                .heardFromCustomer(call.at(), customer.row().id());
        conversations
                .latestOfForSystem(contact, MOST_TOLD)
                .forEach((conversation, department) ->
                        taken.happened().add(InboxEvent.ofContact(conversation, department, clock.instant())));
    }

    /** What the customer himself has written now; empty: nothing of it. */
    private static Optional<Heard> heardOf(List<MessageArrived> arrived, Conversation conversation) {
        List<Said> own = arrived.stream()
                .filter(message -> message.origin() == Origin.CUSTOMER)
                .map(MessageArrived::said)
                .filter(said -> !CustomersWords.NOT_SAID.contains(said.type()))
                .toList();
        return own.isEmpty() || !conversation.isOpen()
                ? Optional.empty()
                : Optional.of(new Heard(
                        conversation.id(),
                        conversation.number(),
                        conversation.contact(),
                        conversation.department(),
                        conversation.attendant(),
                        own));
    }

    /**
     * What the company said with the phone app, or what was said before, opens nothing: it goes to the last conversation, done
     * as it may be. Only where there is none one begins.
     */
    private Optional<Conversation> elsewhere(List<MessageArrived> arrived, BusinessNumber number, Contact contact) {
        return isQuiet(arrived)
                ? conversations.lockLastCompletedForSystem(number.id(), contact.id())
                : Optional.empty();
    }

    /** Nobody waits for an answer to it. */
    private static boolean isQuiet(List<MessageArrived> arrived) {
        return arrived.stream().allMatch(Reception::isQuiet);
    }

    private static boolean isQuiet(MessageArrived message) {
        return message.origin().isPast() || message.origin().isCompany();
    }

    /** By which it is judged whether a conversation goes on: what nobody waits to be answered, and comes together with it, says nothing. */
    private static List<Instant> telling(List<MessageArrived> arrived) {
        return arrived.stream()
                .filter(message -> !isQuiet(message))
                .map(MessageArrived::at)
                .toList();
    }

    private static boolean isAnsweredElsewhere(List<MessageArrived> arrived) {
        return arrived.stream().anyMatch(message -> message.origin() == Origin.PHONE_APP);
    }

    private void asPast(Conversation conversation, List<MessageArrived> arrived) {
        if (conversation.isOpen()) {
            conversation.endAsPast(arrived.get(arrived.size() - 1).at());
        }
    }

    private void readdress(
            Contact contact, ContactAddress address, Conversation conversation, List<InboxEvent> happened) {
        Instant now = clock.instant();
        if (contacts.readdress(contact, address, now)) {
            happened.add(InboxEvent.ofContact(conversation.id(), conversation.department(), now)
                    .traced(Trace.current()));
        }
    }

    /** What happened to some of these messages may have been told before they came. */
    private void alterLate(BusinessNumber number, Collection<List<MessageArrived>> fresh) {
        conversations.flush();
        Map<String, List<Alteration>> told = pending.of(
                number.id(),
                fresh.stream()
                        .flatMap(List::stream)
                        .map(MessageArrived::whatsappId)
                        .toList());
        told.forEach((whatsappId, alterations) -> messages.idOf(number.id(), whatsappId)
                .flatMap(messages::find)
                .ifPresent(message -> alterations.forEach(message::alter)));
    }

    private static List<MessageArrived> repeated(
            Map<Contact, List<MessageArrived>> said, Map<Contact, List<MessageArrived>> fresh) {
        Set<MessageArrived> taken =
                fresh.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return said.values().stream()
                .flatMap(List::stream)
                .filter(message -> !taken.contains(message))
                .toList();
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

    private InboxEvent append(MessageArrived arrived, Conversation conversation) {
        MessageId id = MessageId.next();
        Trace.tell(
                "message %s goes to conversation %s",
                id.text(), conversation.id().text());
        InboxEvent event = arrived.origin() == Origin.CUSTOMER
                ? received(arrived, conversation, id)
                : fromElsewhere(arrived, conversation, id);
        return event.traced(Trace.current());
    }

    private InboxEvent received(MessageArrived arrived, Conversation conversation, MessageId id) {
        long seq = conversation.receive(id, arrived.at());
        add(
                arrived,
                Message.received(
                        id,
                        conversation,
                        seq,
                        arrived.whatsappId(),
                        arrived.said(),
                        arrived.at(),
                        arrived.receivedAt()));
        return InboxEvent.ofMessage(
                EventType.MESSAGE_RECEIVED, conversation.id(), seq, conversation.department(), id, clock.instant());
    }

    private InboxEvent fromElsewhere(MessageArrived arrived, Conversation conversation, MessageId id) {
        long seq = arrived.origin().isPast()
                ? conversation.remember(id, arrived.at())
                : conversation.answeredElsewhere(id, arrived.at());
        add(
                arrived,
                Message.fromElsewhere(
                        id,
                        conversation,
                        seq,
                        arrived.whatsappId(),
                        arrived.said(),
                        arrived.origin(),
                        arrived.reached(),
                        arrived.at(),
                        arrived.receivedAt()));
        return InboxEvent.ofMessage(
                EventType.MESSAGE_STATUS, conversation.id(), seq, conversation.department(), id, clock.instant());
    }

    /** With its file, which is fetched after the commit. */
    private void add(MessageArrived arrived, Message message) {
        messages.add(arrived.media()
                .map(reference -> message.carrying(awaited.expect(reference, message.number(), arrived.receivedAt())))
                .orElse(message));
    }
}
