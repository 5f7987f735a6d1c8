package org.bandeja.routing.web;

import java.util.List;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.routing.model.RouteUse;

/** What leads to something: NUMBER, GROUP, ATTENDANT. */
public record UseJson(String kind, String id, String name) {
    public static List<UseJson> of(List<RouteUse> uses) {
        return uses.stream()
                .map(use -> new UseJson(use.kind().name(), Tsid.text(use.id()), use.name()))
                .toList();
    }
}
