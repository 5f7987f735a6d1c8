package org.bandeja.callgroup.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.CallGroups;
import org.bandeja.callgroup.model.GroupTurns;
import org.bandeja.callgroup.model.GroupTurns.Seat;
import org.bandeja.callgroup.model.GroupTurns.Standing;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.callgroup.rules.Candidate;
import org.bandeja.callgroup.rules.Sharing;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Places;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.Calendars;
import org.bandeja.hours.model.OpeningHours;
import org.bandeja.presence.model.Presence;
import org.bandeja.routing.service.Router;
import org.bandeja.routing.service.Way;

/**
 * Gives away what waits in a group, some at a time. Everything that is decided with is locked or read after the locks, in this order:
 * the gate of the group, its members, where it may lead to, then one conversation after the other.
 */
@Stateless
@PermitAll
public class GroupWork {
    /** So many in a transaction: who is in the group cannot be given anything by hand meanwhile. */
    static final int AT_ONCE = 20;

    /** So long until what nobody could be given is looked at again; who comes back is noticed at once. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** So long until what broke is tried again. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    @Inject
    CallGroups groups;

    @Inject
    GroupWaits waits;

    @Inject
    GroupTurns turns;

    @Inject
    Calendars calendars;

    @Inject
    Conversations conversations;

    @Inject
    Places places;

    @Inject
    Router router;

    @Inject
    GroupHand hand;

    @Inject
    Clock clock;

    /**
     * @param due what was seen to wait
     * @return whether it is worth looking again at once
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean share(CallGroupId id, List<ConversationId> due) {
        OptionalLong given = turns.lockGate(id);
        Optional<CallGroup> found = groups.hold(id);
        if (given.isEmpty() || found.isEmpty()) {
            return false;
        }
        CallGroup group = found.get();
        List<Seat> seats = lockSeats(group);
        GroupRound round = round(group, seats, given.getAsLong());
        due.forEach(conversation -> see(conversation, round));
        if (round.isHopeless()) {
            // Last: whoever has one of these conversations takes its row after it.
            waits.postpone(id, round.now().plus(LOOK_AGAIN));
        }
        turns.keep(
                id,
                round.sharing().changed().stream().map(GroupWork::standing).toList(),
                round.sharing().turns());
        return true;
    }

    /** Its members with those to whom it may lead, so that all of them are locked in one order; a shared step has no members. */
    private List<Seat> lockSeats(CallGroup group) {
        Set<AgentId> led =
                group.exits().stream().flatMap(route -> route.whom().stream()).collect(Collectors.toSet());
        if (group.isShared()) {
            turns.lockAgents(led);
            return List.of();
        }
        return turns.lockSeats(group.id(), led);
    }

    /** What was seen to wait may be gone by now, or with another group. */
    private void see(ConversationId id, GroupRound round) {
        Optional.ofNullable(conversations.lockForSystem(id))
                .ifPresent(conversation -> waits.lock(id)
                        .filter(wait -> wait.group().equals(round.group().id()))
                        .ifPresent(wait -> hand.see(conversation, wait, round)));
    }

    /** It cannot be seen to now, whatever that is: others come first for a while. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void putOff(ConversationId id) {
        waits.lookAt(id, clock.instant().plus(AFTER_FAILURE));
    }

    private GroupRound round(CallGroup group, List<Seat> seats, long given) {
        // Ways hold rows: still before the conversations, and after the members.
        Optional<Way> closed = group.closed().flatMap(router::open);
        Optional<Way> overflow = group.overflow().flatMap(router::open);
        Map<DepartmentId, String> inboxes = inboxes(group, seats);
        Instant now = clock.instant();
        Set<AgentId> agents = seats.stream().map(Seat::agent).collect(Collectors.toSet());
        Map<AgentId, Standing> standings = turns.standings(group.id(), agents, now);
        Map<DepartmentId, CalendarId> times = turns.calendars(inboxes.keySet());
        Map<CalendarId, OpeningHours> hours = calendars.hours(all(times, group));
        Set<DepartmentId> open = inboxes.keySet().stream()
                .filter(department -> Optional.ofNullable(times.get(department))
                        .map(hours::get)
                        .map(its -> its.isOpenAt(now))
                        .orElse(true))
                .collect(Collectors.toSet());
        Sharing sharing = new Sharing(
                group.strategy(),
                group.capacity(),
                standings.values().stream().map(GroupWork::candidate).toList(),
                given);
        return new GroupRound(
                group, seats, inboxes, open, group.calendar().map(hours::get), closed, overflow, sharing, now);
    }

    /** The departments in which something may stand, held, with their names; archived ones are left out. */
    private Map<DepartmentId, String> inboxes(CallGroup group, List<Seat> seats) {
        Set<DepartmentId> wanted = seats.stream().map(Seat::department).collect(Collectors.toCollection(HashSet::new));
        wanted.add(group.home());
        if (group.isShared()) {
            group.steps().forEach(step -> wanted.add(step.members().get(0).department()));
        }
        return wanted.stream()
                .sorted((one, other) -> Long.compare(one.value(), other.value()))
                .flatMap(id -> places.hold(id).map(name -> Map.entry(id, name)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<CalendarId> all(Map<DepartmentId, CalendarId> times, CallGroup group) {
        Set<CalendarId> all = new HashSet<>(times.values());
        group.calendar().ifPresent(all::add);
        return all;
    }

    private static Candidate candidate(Standing standing) {
        return new Candidate(
                standing.agent(),
                standing.presence() == Presence.AVAILABLE,
                standing.open(),
                standing.turn(),
                standing.credit());
    }

    private static Standing standing(Candidate candidate) {
        return new Standing(
                candidate.agent(), Presence.AVAILABLE, candidate.open(), candidate.turn(), candidate.credit());
    }
}
