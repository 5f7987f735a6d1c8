package org.bandeja.console.web;

import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bandeja.routing.model.RouteEnds.RouteEnd;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.service.RouteShown;

/** The menu in which administrators choose where something leads. */
final class RouteMenu {
    private RouteMenu() {}

    /** @param present where it leads now: it can be kept, also where it is not offered any more */
    static List<SelectItem> of(List<RouteEnd> ends, Optional<RouteShown> present, UnaryOperator<String> words) {
        List<SelectItem> menu = new ArrayList<>();
        present.filter(shown -> ends.stream().noneMatch(end -> end.route().equals(shown.route())))
                .ifPresent(shown -> menu.add(new SelectItem(shown.route().text(), shown.name())));
        for (RouteKind kind : RouteKind.values()) {
            SelectItem[] items = ends.stream()
                    .filter(end -> end.route().kind() == kind)
                    .map(end -> new SelectItem(end.route().text(), end.name()))
                    .toArray(SelectItem[]::new);
            if (items.length > 0) {
                menu.add(new SelectItemGroup(words.apply(title(kind)), null, false, items));
            }
        }
        return menu;
    }

    private static String title(RouteKind kind) {
        return switch (kind) {
            case DEPARTMENT -> "console.route.departments";
            case AGENT -> "console.route.agents";
            case GROUP -> "console.route.groups";
            case ATTENDANT -> "console.route.attendants";
        };
    }
}
