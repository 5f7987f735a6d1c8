package org.bandeja.routing.model;

import java.util.List;
import java.util.stream.Collectors;
import org.bandeja.refusal.model.Refusal;

/** Something leads there: it cannot go before that leads elsewhere. */
public class StillInUse extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param uses what leads there, for the person to read */
    public StillInUse(List<RouteUse> uses) {
        super(
                Kind.NOT_POSSIBLE_NOW,
                uses.stream().map(RouteUse::name).distinct().collect(Collectors.joining(", ")));
    }
}
