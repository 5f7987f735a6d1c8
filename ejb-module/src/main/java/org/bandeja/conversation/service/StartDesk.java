package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.service.Callers;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.rules.PhoneNotUsable;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.conversation.model.AlreadyTalking;
import org.bandeja.conversation.model.CannotStartNow;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.DepartmentNotAvailable;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.Messages;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Place;
import org.bandeja.directory.model.Places;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;

/** Where agents write first: with a template, from a number that their department may begin conversations from. */
@Stateless
@RolesAllowed(AGENT)
public class StartDesk {
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
    TemplateWriter templates;

    @Inject
    SentFiles files;

    @Inject
    Postbag postbag;

    @Inject
    Answered answered;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Deeds deeds;

    @Inject
    Timeline timeline;

    @Inject
    Clock clock;

    /** A number that this person may begin conversations from, and the department in which they are. */
    public record StarterNumber(
            BusinessNumber number,
            DepartmentId department,
            String departmentName,
            Optional<PhoneNumbers.Country> home) {}

    /** By name of the number, then of the department: a number with several departments is there several times. */
    public List<StarterNumber> numbers() {
        Caller caller = callers.current();
        Map<NumberId, Set<DepartmentId>> starters = numbers.starters();
        return numbers.all().stream()
                .flatMap(number ->
                        departmentsOf(number, starters, caller).map(department -> starter(number, department)))
                .toList();
    }

    private Stream<Department> departmentsOf(
            BusinessNumber number, Map<NumberId, Set<DepartmentId>> starters, Caller caller) {
        return starters.getOrDefault(number.id(), Set.of()).stream()
                .filter(department -> access.mayStart(caller, department))
                .flatMap(department -> departments.find(department).stream())
                .filter(department -> !department.isArchived())
                .sorted(Comparator.comparing(Department::name));
    }

    private static StarterNumber starter(BusinessNumber number, Department department) {
        return new StarterNumber(
                number, department.id(), department.name(), PhoneNumbers.home(number.displayPhoneNumber()));
    }

    /**
     * Begins a conversation: open, and of who begins it. All of it or nothing; of two at once one does it.
     *
     * @param in the department that it is to be in; empty: the first by name that this person may begin it in
     * @param key the same key of the same person within 24 hours gives the same conversation
     * @throws NotFound if this person may not begin conversations from the number in such a department (an archived one is none), does
     *     not see the contact, or the number's account has no such template
     * @throws PhoneNotUsable if it can be no phone number
     * @throws AlreadyTalking if one is open, and this person sees it
     * @throws CannotStartNow if one is open, and this person does not see it
     * @throws DepartmentNotAvailable if the department is archived at this very moment
     */
    public SeenConversation start(
            NumberId from, Optional<DepartmentId> in, Whom whom, TemplateReply template, Optional<String> key) {
        Caller caller = callers.current();
        Instant now = clock.instant();
        BusinessNumber number = numbers.find(from).orElseThrow(NotFound::new);
        DepartmentId department = departmentsOf(number, numbers.starters(), caller)
                .map(Department::id)
                .filter(id -> in.isEmpty() || in.get().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        String fingerprint = Fingerprint.of(
                "start", from.text(), in.map(DepartmentId::text).orElse(""), whom.toString(), template.fingerprint());
        Optional<ConversationId> before =
                answered.find(caller, key, fingerprint, now).flatMap(id -> messages.conversationOf(id, caller));
        if (before.isPresent()) {
            return deeds.shown(conversations.lock(before.get(), caller), caller);
        }
        Contact contact = contact(whom, number, caller, now);
        correspondences.lock(from, contact.id());
        contacts.holdWhole(List.of(contact.id()));
        String departmentName = holdPlace(caller, department);
        requireNoneOpen(from, contact, caller);
        SentFiles.Ready sent = files.ready(templates.write(template, number, contact), caller);

        Conversation conversation = new Conversation(ConversationId.next(), from, contact.id(), now);
        conversations.add(conversation);
        conversations.flush();
        routePaths.add(conversation.id(), RouteStep.number(from, number.displayPhoneNumber(), now));
        routePaths.add(conversation.id(), RouteStep.department(department, departmentName, RouteReason.BY_HAND, now));
        timeline.record(conversation.startedBy(caller.agent(), department, departmentName, now));
        Message message = postbag.put(conversation, caller, sent.said(), sent, now);
        deeds.markRead(conversation, caller);
        answered.remember(caller, key, fingerprint, message.id(), now);
        return deeds.shown(conversation, caller);
    }

    /** A number that nobody has is somebody new; somebody whom one does not see is asked for by number only. */
    private Contact contact(Whom whom, BusinessNumber number, Caller caller, Instant now) {
        if (whom instanceof Whom.Known known) {
            return contacts.findWhole(known.contact())
                    .filter(found -> conversations.shows(found.id(), caller))
                    .filter(found -> found.erased().isEmpty())
                    .orElseThrow(NotFound::new);
        }
        String phone = PhoneNumbers.e164(((Whom.Phone) whom).written(), number.displayPhoneNumber());
        ContactAddress address = new ContactAddress(Optional.of(phone), Optional.empty());
        return contacts.require(Map.of(address, ""), now).get(address).contact();
    }

    /** Whoever leaves the department meanwhile begins nothing there. */
    private String holdPlace(Caller caller, DepartmentId department) {
        places.hold(caller.agent(), department)
                .filter(place -> place.isMember() || place.administrator())
                .map(Place::agent)
                .orElseThrow(NotFound::new);
        return places.hold(department).orElseThrow(DepartmentNotAvailable::new);
    }

    private void requireNoneOpen(NumberId number, Contact contact, Caller caller) {
        Map<ContactId, Conversation> open = conversations.lockOpenForSystem(number, contacts.onTheLineOf(contact));
        open.values().stream().findFirst().ifPresent(found -> {
            if (Conversations.isVisible(found.department(), caller)) {
                throw new AlreadyTalking(found.id(), found.assignee());
            }
            throw new CannotStartNow();
        });
    }
}
