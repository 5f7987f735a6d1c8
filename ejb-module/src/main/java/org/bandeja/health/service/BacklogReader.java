package org.bandeja.health.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bandeja.health.model.Backlog;
import org.bandeja.health.model.Backlogs;

/** Counts what waits. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BacklogReader {
    @Inject
    Backlogs backlogs;

    @Inject
    Clock clock;

    /** @throws jakarta.ejb.EJBException if the database does not answer */
    public Backlog now() {
        return backlogs.at(clock.instant());
    }
}
