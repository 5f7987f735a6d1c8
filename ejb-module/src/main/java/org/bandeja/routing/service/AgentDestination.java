package org.bandeja.routing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Place;
import org.bandeja.directory.model.Places;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;

/** An agent in a department. What comes for somebody who has left waits in the inbox of the department. */
@ApplicationScoped
public class AgentDestination implements Destination {
    @Inject
    DepartmentDestination inboxes;

    @Inject
    Agents agents;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    @Override
    public RouteKind kind() {
        return RouteKind.AGENT;
    }

    @Override
    public Optional<Way> open(Route route) {
        Route.ToAgent to = (Route.ToAgent) route;
        boolean works =
                places.hold(to.agent(), to.department()).filter(Place::isMember).isPresent();
        Optional<Way> inbox = inboxes.open(to.department());
        return works ? inbox.map(way -> way(way, to)) : inbox;
    }

    private Way way(Way inbox, Route.ToAgent to) {
        String name = agents.find(to.agent()).map(Agent::name).orElseThrow();
        return (conversation, why, now) -> {
            inbox.lead(conversation, why, now);
            give(conversation, to, name, why, now);
        };
    }

    private void give(Conversation conversation, Route.ToAgent to, String name, RouteReason why, Instant now) {
        paths.add(conversation.id(), RouteStep.agent(to.agent(), name, why, now));
        timeline.record(conversation.givenTo(to.agent(), now));
    }

    @Override
    public Map<Route, RouteShown> shown(Collection<Route> routes) {
        Set<AgentId> named =
                routes.stream().map(route -> ((Route.ToAgent) route).agent()).collect(Collectors.toSet());
        Map<AgentId, Agent> people = agents.of(named);
        Map<AgentId, Set<DepartmentId>> places = departments.places(named);
        Map<DepartmentId, Department> there = departments.of(routes.stream()
                .map(route -> ((Route.ToAgent) route).department())
                .collect(Collectors.toSet()));
        return routes.stream().collect(Collectors.toMap(Function.identity(), route -> {
            Route.ToAgent to = (Route.ToAgent) route;
            boolean member = places.getOrDefault(to.agent(), Set.of()).contains(to.department());
            return shown(to, people.get(to.agent()), there.get(to.department()), member);
        }));
    }

    private static RouteShown shown(Route.ToAgent to, Agent agent, Department department, boolean member) {
        if (agent == null || department == null) {
            return RouteShown.notThere(to);
        }
        Optional<RouteProblem> problem = DepartmentDestination.problem(department)
                .or(() -> agent.isDisabled() ? Optional.of(RouteProblem.DISABLED) : Optional.empty())
                .or(() -> member ? Optional.empty() : Optional.of(RouteProblem.NOT_MEMBER));
        return new RouteShown(to, agent.name() + " · " + department.name(), problem);
    }
}
