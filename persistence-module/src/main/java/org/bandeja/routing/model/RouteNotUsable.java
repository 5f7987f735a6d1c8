package org.bandeja.routing.model;

import org.bandeja.refusal.model.Refusal;

/** Nothing can be led there. */
public class RouteNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    private final RouteProblem problem;

    public RouteNotUsable(RouteProblem problem) {
        super(Kind.NOT_POSSIBLE_NOW, "a route that does not work: " + problem);
        this.problem = problem;
    }

    @Override
    public String text() {
        return rule() + "." + problem;
    }
}
