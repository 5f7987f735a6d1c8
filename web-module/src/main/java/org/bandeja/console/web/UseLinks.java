package org.bandeja.console.web;

import java.util.List;
import java.util.stream.Collectors;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.routing.model.RouteUse;

/** What leads somewhere, for people: by name, and where it is set up. */
final class UseLinks {
    private UseLinks() {}

    static String names(List<RouteUse> uses) {
        return uses.stream().map(UseLinks::name).distinct().collect(Collectors.joining(", "));
    }

    /** Numbers that nobody has named yet are called by their digits. */
    static String name(RouteUse use) {
        return use.kind() == RouteUse.Kind.NUMBER ? PhoneNumbers.shown(use.name()) : use.name();
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
