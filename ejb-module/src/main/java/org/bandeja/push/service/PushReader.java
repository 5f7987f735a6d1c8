package org.bandeja.push.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Conversations.BadgedConversation;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.conversation.model.TimelineEntries;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.service.LoginStanding;
import org.bandeja.presence.model.Presences;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.push.rules.BadgeSets;
import org.bandeja.push.rules.TailPosition;

/** What the tail and the screens read from the database: single looks, outside of transactions. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PushReader {
    /** As many as may be missing at once. */
    private static final int LOOK_BACK = TailPosition.MOST_GAPS;

    @Inject
    InboxEvents events;

    @Inject
    LateEvents late;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    TimelineEntries timeline;

    @Inject
    ReadMarks marks;

    @Inject
    Presences presences;

    @Inject
    LoginStanding logins;

    @Inject
    Agents agents;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /** A person at the screens: who, and what counts in the badges. */
    public record Person(Caller caller, BadgeSets badges) {}

    /** Where reading begins: at the newest event; what lacks among the last ones may still come. */
    public TailPosition begin() {
        long newest = events.newest();
        TailPosition position = new TailPosition(newest, InboxEvents.LONGEST_TRANSACTION);
        Set<Long> there = events.after(Math.max(0, newest - LOOK_BACK), LOOK_BACK).stream()
                .map(InboxEvent::id)
                .collect(Collectors.toSet());
        LongStream.range(Math.max(1, newest - LOOK_BACK + 1), newest)
                .filter(id -> !there.contains(id))
                .forEach(id -> position.missing(id, clock.instant()));
        return position;
    }

    /**
     * What has come since, gaps included, in order of id. The gaps are looked for last: whatever a new event of a conversation was
     * committed after is there by then, and comes before it.
     */
    public List<InboxEvent> next(TailPosition position, int most) {
        List<InboxEvent> fresh = events.after(position.last(), most);
        List<InboxEvent> late = events.of(position.gaps());
        return Stream.concat(late.stream(), fresh.stream()).toList();
    }

    /** Who the agent is, without what counts for him; empty when he was disabled or is gone. */
    public Optional<Caller> caller(AgentId agent) {
        return callers.of(agent);
    }

    /** Empty when the agent was disabled or is gone. */
    public Optional<Person> person(AgentId agent) {
        return callers.of(agent).map(caller -> {
            List<BadgedConversation> badged = conversations.badged(caller);
            return new Person(
                    caller, new BadgeSets(ids(badged, false), ids(badged, true), conversations.withoutRoute(caller)));
        });
    }

    private static List<ConversationId> ids(List<BadgedConversation> badged, boolean mine) {
        return badged.stream()
                .filter(found -> found.mine() == mine)
                .map(BadgedConversation::id)
                .toList();
    }

    /**
     * The present state of what these events speak of.
     *
     * @param agents who looks
     */
    public Scene scene(Collection<InboxEvent> told, Collection<AgentId> agents) {
        Set<ConversationId> ids = collect(told, InboxEvent::conversation);
        return new Scene(
                conversations.rowsForSystem(ids),
                marks.of(agents, ids).stream()
                        .collect(Collectors.groupingBy(
                                ReadMark::conversation, Collectors.toMap(ReadMark::agent, Function.identity()))),
                messages.rowsForSystem(collect(told, InboxEvent::message)),
                timeline.rowsForSystem(collect(told, InboxEvent::timeline)),
                presences.shown(
                        told.stream()
                                .filter(event -> event.type() == EventType.PRESENCE_CHANGED)
                                .flatMap(event -> event.onlyFor().stream())
                                .collect(Collectors.toSet()),
                        clock.instant()),
                writers(told));
    }

    /** What those are called who are writing. */
    private Map<AgentId, String> writers(Collection<InboxEvent> told) {
        return told.stream()
                .filter(InboxEvent::isOfTyping)
                .flatMap(event -> event.onlyFor().stream())
                .distinct()
                .flatMap(agent -> agents.find(agent).stream())
                .collect(Collectors.toMap(Agent::id, Agent::name));
    }

    private static <T> Set<T> collect(Collection<InboxEvent> told, Function<InboxEvent, Optional<T>> part) {
        Set<T> found = new HashSet<>();
        told.forEach(event -> part.apply(event).ifPresent(found::add));
        return found;
    }

    /**
     * What a person missed; what others see does not count.
     *
     * @return empty when it is so much that the screen has to load again
     */
    public Optional<List<InboxEvent>> missedSince(long id, Caller caller, int most) {
        if (!events.reachesBackTo(id)) {
            return Optional.empty();
        }
        List<InboxEvent> missed = events.visibleAfter(id, caller, most + 1);
        return missed.size() > most
                ? Optional.empty()
                : Optional.of(Stream.concat(before(id), missed.stream()).toList());
    }

    /** What was committed after this event though it came before it: who saw the one may not have seen the other. */
    private Stream<InboxEvent> before(long id) {
        return Stream.concat(events.of(late.before(id)).stream(), events.justBefore(id).stream())
                .distinct()
                .sorted(Comparator.comparingLong(InboxEvent::id));
    }

    public long newest() {
        return events.newest();
    }

    /** Which of these logins may look at anything at this moment. */
    public Set<TokenId> open(Collection<TokenId> ids) {
        return logins.open(ids);
    }
}
