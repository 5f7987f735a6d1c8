package org.bandeja.routing.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * One step of a route path.
 *
 * @param name as the thing was called then
 * @param subject the id of what it is about, which stays when that is called otherwise; of an option: of the attendant that offered it;
 *     empty: no route, or a step from before ids were kept
 * @param option which answer it was, the same in every version of the attendant; empty for other steps
 * @param reason why it was taken; empty for the number, where every path begins
 */
public record RouteStep(
        Kind kind,
        String name,
        OptionalLong subject,
        Optional<String> option,
        Optional<RouteReason> reason,
        Instant at) {
    /** What the step went through. */
    public enum Kind {
        NUMBER,
        DEPARTMENT,
        AGENT,
        GROUP,
        ATTENDANT,
        /** What a customer chose. */
        OPTION,
        NO_ROUTE
    }

    public RouteStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** The first of every path. */
    public static RouteStep number(NumberId number, String name, Instant at) {
        return new RouteStep(
                Kind.NUMBER, name, OptionalLong.of(number.value()), Optional.empty(), Optional.empty(), at);
    }

    public static RouteStep department(DepartmentId department, String name, RouteReason why, Instant at) {
        return through(Kind.DEPARTMENT, department.value(), name, why, at);
    }

    public static RouteStep agent(AgentId agent, String name, RouteReason why, Instant at) {
        return through(Kind.AGENT, agent.value(), name, why, at);
    }

    public static RouteStep group(CallGroupId group, String name, RouteReason why, Instant at) {
        return through(Kind.GROUP, group.value(), name, why, at);
    }

    public static RouteStep attendant(AttendantId attendant, String name, RouteReason why, Instant at) {
        return through(Kind.ATTENDANT, attendant.value(), name, why, at);
    }

    /**
     * An answer that a customer chose.
     *
     * @param key names it within the attendant
     */
    public static RouteStep option(AttendantId attendant, String key, String label, Instant at) {
        return new RouteStep(
                Kind.OPTION,
                label,
                OptionalLong.of(attendant.value()),
                Optional.of(key),
                Optional.of(RouteReason.OPTION),
                at);
    }

    public static RouteStep nowhere(RouteReason why, Instant at) {
        return new RouteStep(Kind.NO_ROUTE, "", OptionalLong.empty(), Optional.empty(), Optional.of(why), at);
    }

    private static RouteStep through(Kind kind, long subject, String name, RouteReason why, Instant at) {
        return new RouteStep(kind, name, OptionalLong.of(subject), Optional.empty(), Optional.of(why), at);
    }
}
