package org.bandeja.launcher.demo;

import java.util.List;

/** Somebody who logs in. */
public record DemoPerson(String name, String login, boolean administrator, List<Place> places) {
    public DemoPerson {
        places = List.copyOf(places);
    }

    /**
     * A membership.
     *
     * @param role AGENT or ADMIN
     */
    public record Place(String department, String role) {}
}
