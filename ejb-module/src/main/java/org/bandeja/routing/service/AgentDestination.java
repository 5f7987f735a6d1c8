package org.bandeja.routing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.Agents;
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
        paths.add(conversation.id(), RouteStep.of(RouteStep.Kind.AGENT, name, why, now));
        timeline.record(conversation.givenTo(to.agent(), now));
    }

    @Override
    public Optional<RouteProblem> problem(Route route) {
        Route.ToAgent to = (Route.ToAgent) route;
        Optional<Agent> agent = agents.find(to.agent());
        if (agent.isEmpty()) {
            return Optional.of(RouteProblem.NOT_THERE);
        }
        return inboxes.problem(route)
                .or(() -> agent.filter(Agent::isDisabled).map(found -> RouteProblem.DISABLED))
                .or(() -> departments.membership(to.agent(), to.department()).isPresent()
                        ? Optional.empty()
                        : Optional.of(RouteProblem.NOT_MEMBER));
    }

    @Override
    public Optional<String> name(Route route) {
        return agents.find(((Route.ToAgent) route).agent())
                .map(Agent::name)
                .flatMap(agent -> inboxes.name(route).map(department -> agent + " · " + department));
    }
}
