package org.bandeja.access.web;

import jakarta.ws.rs.core.SecurityContext;
import org.bandeja.access.model.Roles;
import org.bandeja.refusal.model.DoorClosed;

/**
 * For calls that are there for administrators only. Asked before anything that was sent is looked at, so that whoever has
 * no business here learns nothing from it; the services ask again.
 */
public final class AdministratorDoor {
    private AdministratorDoor() {}

    /** @throws DoorClosed unless an administrator calls */
    public static void require(SecurityContext who) {
        if (!who.isUserInRole(Roles.ADMINISTRATOR)) {
            throw new DoorClosed();
        }
    }
}
