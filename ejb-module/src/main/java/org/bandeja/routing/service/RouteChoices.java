package org.bandeja.routing.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.bandeja.routing.model.RouteEnds;
import org.bandeja.routing.model.RouteEnds.RouteEnd;

/** What administrators can choose where something is to lead somewhere. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class RouteChoices {
    @Inject
    RouteEnds ends;

    /** By kind, then by name. */
    public List<RouteEnd> all() {
        return ends.all();
    }
}
