package org.bandeja.attendant.rules;

import java.util.Optional;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteProblem;

/** What a tree leads to and asks, as it stands now. */
public interface Surroundings {
    /** Empty: it takes conversations. */
    Optional<RouteProblem> problem(Route route);

    /** Whether one comes from there to this attendant, by whatever ways. */
    boolean leadsBack(Route route);

    /** Whether there is such a calendar. */
    boolean hasHours(String hours);
}
