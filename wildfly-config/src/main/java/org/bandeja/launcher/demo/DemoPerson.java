package org.bandeja.launcher.demo;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who logs in.
 *
 * @param language that the person has chosen, as browsers name it; empty: the browser's
 */
public record DemoPerson(
        String name, String login, boolean administrator, List<Place> places, Optional<String> language) {
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
