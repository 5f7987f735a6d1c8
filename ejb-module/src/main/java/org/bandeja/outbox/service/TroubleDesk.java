package org.bandeja.outbox.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.outbox.model.TroubleCursor;
import org.bandeja.outbox.model.TroubleQuestion;
import org.bandeja.outbox.model.TroubleRow;
import org.bandeja.outbox.model.Troubles;
import org.bandeja.refusal.model.NotFound;

/** Where those who run departments see which messages failed or may not have arrived, in all conversations. */
@Stateless
@RolesAllowed(AGENT)
public class TroubleDesk {
    /** What is older can be done nothing about any more: no window is open so long. */
    public static final Duration BACK = Duration.ofDays(30);

    @Inject
    Troubles troubles;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /**
     * Some of them.
     *
     * @param next where the next page begins; empty: this is the last one
     */
    public record Page(List<TroubleRow> rows, Optional<TroubleCursor> next) {}

    /**
     * Newest first: an administrator's all, an ADMIN's those of his departments.
     *
     * @throws NotFound if there is no console for this person
     */
    public Page page(TroubleQuestion wanted, Optional<TroubleCursor> after, int limit) {
        Caller caller = callers.current();
        ConsoleDoor.require(caller);
        Instant since = clock.instant().minus(BACK);
        List<TroubleRow> found = troubles.list(caller, since, wanted, after, limit);
        List<TroubleRow> rows = found.size() > limit ? found.subList(0, limit) : found;
        return new Page(
                List.copyOf(rows),
                found.size() > limit ? Optional.of(rows.get(limit - 1).cursor()) : Optional.empty());
    }
}
