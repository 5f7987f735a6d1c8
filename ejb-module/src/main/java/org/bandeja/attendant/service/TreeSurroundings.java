package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.Surroundings;
import org.bandeja.attendant.rules.TreeCheck;
import org.bandeja.attendant.rules.TreeProblem;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.Calendars;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteGraph;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.service.Router;

/** Holds a tree against what it leads to and asks, as that stands now. */
@ApplicationScoped
public class TreeSurroundings {
    @Inject
    Router router;

    @Inject
    RouteGraph graph;

    @Inject
    Calendars calendars;

    /** Empty: it can be published. */
    List<TreeProblem> problems(AttendantId of, AttendantTree tree) {
        return TreeCheck.problems(tree, new Surroundings() {
            @Override
            public Optional<RouteProblem> problem(Route route) {
                return router.shown(route).problem();
            }

            @Override
            public boolean leadsBack(Route route) {
                return graph.read().comeBack(new Route.ToAttendant(of), List.of(route));
            }

            @Override
            public boolean hasHours(String hours) {
                return CalendarId.parse(hours).flatMap(calendars::find).isPresent();
            }
        });
    }
}
