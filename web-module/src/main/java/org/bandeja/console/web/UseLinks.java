package org.bandeja.console.web;

import java.util.List;
import java.util.stream.Collectors;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.routing.model.RouteUse;

/** What leads somewhere, for people: by name, and where it is set up. */
final class UseLinks {
    private UseLinks() {}

    static String names(List<RouteUse> uses) {
        return uses.stream().map(RouteUse::name).distinct().collect(Collectors.joining(", "));
    }

    static String page(RouteUse use) {
        String page = switch (use.kind()) {
            case NUMBER -> "number";
            case GROUP -> "call-group";
            case ATTENDANT -> "attendant";
        };
        return "/console/" + page + ".xhtml?id=" + Tsid.text(use.id());
    }
}
