package org.bandeja.callgroup.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.GroupTurns.Seat;
import org.bandeja.callgroup.rules.Sharing;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.hours.model.OpeningHours;
import org.bandeja.routing.service.Way;

/**
 * What is known of a group while some of what waits there is given away; all of it is held.
 *
 * @param inboxes departments in which something may stand, by name
 * @param open those of them that are there at this moment
 * @param hours the group's own; empty: it is always there
 * @param closed empty also when that leads to nothing that takes anything
 * @param overflow likewise
 */
record GroupRound(
        CallGroup group,
        List<Seat> seats,
        Map<DepartmentId, String> inboxes,
        Set<DepartmentId> open,
        Optional<OpeningHours> hours,
        Optional<Way> closed,
        Optional<Way> overflow,
        Sharing sharing,
        Instant now) {

    boolean isOpen() {
        return hours.map(its -> its.isOpenAt(now)).orElse(true);
    }

    /** Nobody can be given anything now, and nothing is led away for it. */
    boolean isHopeless() {
        Set<AgentId> there = seats.stream()
                .filter(seat -> open.contains(seat.department()))
                .map(Seat::agent)
                .collect(Collectors.toSet());
        return !group.isShared() && isOpen() && !sharing.isAnybodyFree(there);
    }

    /** Who may have it in a step, each in the first department that names him; at the end: of all steps. */
    Map<AgentId, DepartmentId> among(int step, boolean atTheEnd, Set<AgentId> tried) {
        Map<AgentId, DepartmentId> among = new LinkedHashMap<>();
        seats.stream()
                .filter(seat -> atTheEnd || seat.step() == group.present(step))
                .filter(seat -> open.contains(seat.department()) && !tried.contains(seat.agent()))
                .forEach(seat -> among.putIfAbsent(seat.agent(), seat.department()));
        return among;
    }

    Optional<Instant> endOf(int step) {
        return group.steps().get(group.present(step)).length().map(now::plus);
    }
}
