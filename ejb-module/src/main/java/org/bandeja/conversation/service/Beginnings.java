package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Conversations.LastPlace;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Place;
import org.bandeja.directory.model.Places;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;
import org.bandeja.routing.service.RouteChosen;
import org.bandeja.routing.service.Router;
import org.bandeja.routing.service.Way;

/**
 * Where goes what customers say who have no open conversation: one that was completed lately is reopened, else one begins where the
 * number leads. Whatever that may be is held before any conversation is locked.
 */
@ApplicationScoped
public class Beginnings {
    @Inject
    Conversations conversations;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    RoutePaths paths;

    @Inject
    Router router;

    @Inject
    Timeline timeline;

    @Inject
    Event<RouteChosen> chosen;

    @Inject
    Clock clock;

    /**
     * What is held until the transaction ends.
     *
     * @param talking who had an open conversation
     * @param way where the number leads; empty: everybody had one
     * @param quiet likewise for what nobody waits to be answered; empty: there is nothing of the kind
     * @param last where the conversations are that were completed last
     * @param working those of their departments that take something
     * @param givenBack who gets back what they had, since the department wants it and they still work there
     */
    public record Held(
            BusinessNumber number,
            Set<ContactId> talking,
            Optional<Way> way,
            Optional<Way> quiet,
            Map<ContactId, LastPlace> last,
            Set<DepartmentId> working,
            Set<LastPlace> givenBack) {}

    /**
     * For whoever of these contacts has no open conversation; the caller holds what they have in common with the number.
     *
     * @param quiet nobody waits for an answer to what some of them say
     */
    Held hold(BusinessNumber number, Collection<ContactId> contacts, boolean quiet) {
        Set<ContactId> talking = contacts.isEmpty() ? Set.of() : conversations.talkingForSystem(number.id(), contacts);
        List<ContactId> others =
                contacts.stream().filter(contact -> !talking.contains(contact)).toList();
        if (others.isEmpty()) {
            return new Held(number, talking, Optional.empty(), Optional.empty(), Map.of(), Set.of(), Set.of());
        }
        Map<ContactId, LastPlace> last = new HashMap<>();
        others.forEach(contact ->
                conversations.lastPlaceForSystem(number.id(), contact).ifPresent(place -> last.put(contact, place)));
        Set<LastPlace> givenBack = givenBack(number, last.values());
        Way way = router.way(number.route());
        Optional<Way> quietWay =
                Optional.of(number.route()).filter(any -> quiet).map(router::quietWay);
        Set<DepartmentId> working = last.values().stream()
                .map(LastPlace::department)
                .distinct()
                .sorted(Comparator.comparing(DepartmentId::value))
                .filter(department -> places.hold(department).isPresent())
                .collect(Collectors.toSet());
        return new Held(number, talking, Optional.of(way), quietWay, last, working, givenBack);
    }

    /**
     * As their departments want it, and if they still work there. Whom the number leads to is held along with them, in one order of ids,
     * but is none of them for that.
     */
    private Set<LastPlace> givenBack(BusinessNumber number, Collection<LastPlace> last) {
        Map<DepartmentId, Department> theirs =
                departments.of(last.stream().map(LastPlace::department).collect(Collectors.toSet()));
        Set<LastPlace> wanted = last.stream()
                .filter(place -> place.agent().isPresent()
                        && theirs.get(place.department()).reopensToLastAssignee())
                .collect(Collectors.toSet());
        return Stream.concat(wanted.stream(), led(number))
                .distinct()
                .sorted(Comparator.comparing(
                        place -> place.agent().map(AgentId::value).orElseThrow()))
                .filter(place -> places.hold(place.agent().orElseThrow(), place.department())
                        .filter(Place::isMember)
                        .isPresent())
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }

    private static Stream<LastPlace> led(BusinessNumber number) {
        return number
                .route()
                .filter(route -> route.whom().isPresent())
                .map(route -> new LastPlace(route.inbox().orElseThrow(), route.whom()))
                .stream();
    }

    /**
     * The conversation to which belongs what a customer says.
     *
     * @param saidAt when that was said which tells whether a conversation goes on, in order
     * @param quiet nobody waits for an answer to it
     * @throws EndedMeanwhile if the customer had one when it was looked for
     */
    Conversation begin(Held held, List<Instant> saidAt, Contact contact, boolean quiet) {
        Way way = (quiet ? held.quiet() : held.way())
                .filter(open -> !held.talking().contains(contact.id()))
                .orElseThrow(EndedMeanwhile::new);
        return reopened(held, saidAt, contact).orElseGet(() -> opened(held.number(), contact, way));
    }

    /** What is archived takes no more: the customer begins anew, and is routed afresh. */
    private Optional<Conversation> reopened(Held held, List<Instant> saidAt, Contact contact) {
        Optional<LastPlace> seen = Optional.ofNullable(held.last().get(contact.id()));
        Optional<Conversation> last = seen.flatMap(place ->
                        conversations.lockLastCompletedForSystem(held.number().id(), contact.id()))
                .filter(completed ->
                        completed.isReopenedBy(saidAt, held.number().reopeningTime()));
        if (last.isPresent() && !last.get().department().equals(seen.map(LastPlace::department))) {
            throw new EndedMeanwhile();
        }
        return last.filter(completed ->
                        held.working().contains(completed.department().orElseThrow()))
                .map(completed -> reopen(
                        completed, seen.filter(held.givenBack()::contains).flatMap(LastPlace::agent)));
    }

    private Conversation reopen(Conversation completed, Optional<AgentId> holder) {
        Instant now = clock.instant();
        timeline.record(completed.reopenForCustomer(now));
        holder.ifPresent(agent -> timeline.record(completed.giveBackTo(agent, now)));
        return completed;
    }

    private Conversation opened(BusinessNumber number, Contact contact, Way way) {
        Instant now = clock.instant();
        Conversation conversation = new Conversation(ConversationId.next(), number.id(), contact.id(), now);
        conversations.add(conversation);
        conversations.flush();
        paths.add(conversation.id(), RouteStep.number(number.id(), number.displayPhoneNumber(), now));
        way.lead(conversation, RouteReason.NUMBER, now);
        if (conversation.isWithoutRoute()) {
            // Somebody may be giving the number a route at this moment, who does not see this conversation yet.
            chosen.fire(new RouteChosen());
        }
        return conversation;
    }
}
