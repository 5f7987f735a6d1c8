package org.bandeja.directory.web;

import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.web.Times;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.service.PeopleDesk.Pending;
import org.bandeja.routing.model.RouteUse;
import org.bandeja.routing.web.UseJson;

/**
 * A person as the console's API shows them.
 *
 * @param state ACTIVE, INVITED (no password yet) or DISABLED
 * @param link one that is out for them; null: none
 * @param uses what leads to them, and the groups that they are in by name
 */
public record AgentJson(
        String id,
        String login,
        String name,
        String email,
        boolean administrator,
        String state,
        String createdAt,
        String seenAt,
        List<PlaceJson> departments,
        PendingJson link,
        List<UseJson> uses) {
    /** A department that somebody works in. */
    public record PlaceJson(String id, String name, String role) {}

    /** A link that was not used yet: INVITE or RESET. */
    public record PendingJson(String purpose, String expiresAt) {}

    static AgentJson of(AgentRow row, Optional<Pending> pending, List<RouteUse> uses) {
        return new AgentJson(
                row.id().text(),
                row.login(),
                row.name(),
                row.email().orElse(null),
                row.administrator(),
                row.state().name(),
                Times.text(row.createdAt()),
                row.seenAt().map(Times::text).orElse(null),
                row.places().stream()
                        .map(place -> new PlaceJson(
                                place.department().text(),
                                place.name(),
                                place.role().name()))
                        .toList(),
                pending.map(link -> new PendingJson(link.purpose(), Times.text(link.expiresAt())))
                        .orElse(null),
                UseJson.of(uses));
    }
}
