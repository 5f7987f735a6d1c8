package org.bandeja.routing.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** Where messages lead. Whether anything is there is not its to know. */
public sealed interface Route {
    /** To the inbox of a department. */
    record ToDepartment(DepartmentId department) implements Route {
        public ToDepartment {
            Objects.requireNonNull(department, "department");
        }
    }

    /** To an agent, who always is somebody in a department. */
    record ToAgent(DepartmentId department, AgentId agent) implements Route {
        public ToAgent {
            Objects.requireNonNull(department, "department");
            Objects.requireNonNull(agent, "agent");
        }
    }

    record ToGroup(CallGroupId group) implements Route {
        public ToGroup {
            Objects.requireNonNull(group, "group");
        }
    }

    record ToAttendant(AttendantId attendant) implements Route {
        public ToAttendant {
            Objects.requireNonNull(attendant, "attendant");
        }
    }

    default RouteKind kind() {
        if (this instanceof ToDepartment) {
            return RouteKind.DEPARTMENT;
        }
        if (this instanceof ToAgent) {
            return RouteKind.AGENT;
        }
        return this instanceof ToGroup ? RouteKind.GROUP : RouteKind.ATTENDANT;
    }

    /** The department to whose people it leads at once; empty: group or attendant decide. */
    default Optional<DepartmentId> inbox() {
        if (this instanceof ToDepartment to) {
            return Optional.of(to.department());
        }
        return this instanceof ToAgent to ? Optional.of(to.department()) : Optional.empty();
    }

    /** Whom it leads to; empty: nobody by name. */
    default Optional<AgentId> whom() {
        return this instanceof ToAgent to ? Optional.of(to.agent()) : Optional.empty();
    }

    /** The id of its end. */
    default long subject() {
        if (this instanceof ToDepartment to) {
            return to.department().value();
        }
        if (this instanceof ToAgent to) {
            return to.agent().value();
        }
        return this instanceof ToGroup to
                ? to.group().value()
                : ((ToAttendant) this).attendant().value();
    }

    /** As forms and the API write it: {@code department:ID}, {@code agent:DEPARTMENT:AGENT}, {@code group:ID}, {@code attendant:ID}. */
    default String text() {
        String kind = kind().name().toLowerCase(Locale.ROOT) + ":";
        if (this instanceof ToDepartment to) {
            return kind + to.department().text();
        }
        if (this instanceof ToAgent to) {
            return kind + to.department().text() + ":" + to.agent().text();
        }
        return kind
                + (this instanceof ToGroup to
                        ? to.group().text()
                        : ((ToAttendant) this).attendant().text());
    }

    /** @return empty when the text names no route */
    static Optional<Route> parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 3 && parts[0].equals("agent")) {
            return DepartmentId.parse(parts[1])
                    .flatMap(department -> AgentId.parse(parts[2]).map(agent -> new ToAgent(department, agent)));
        }
        if (parts.length != 2) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "department" -> DepartmentId.parse(parts[1]).map(ToDepartment::new);
            case "group" -> CallGroupId.parse(parts[1]).map(ToGroup::new);
            case "attendant" -> AttendantId.parse(parts[1]).map(ToAttendant::new);
            default -> Optional.empty();
        };
    }
}
