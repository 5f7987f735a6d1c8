package org.bandeja.health.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Whether this node can work. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Health {
    @Inject
    DatabaseProbe database;

    @Inject
    Pulse pulse;

    @Inject
    Clock clock;

    /** It reaches the database, and tells its screens what happens. */
    public boolean isReady() {
        return reachesDatabase() && pulse.isAlive(clock.instant());
    }

    public boolean reachesDatabase() {
        try {
            return database.answers();
        } catch (EJBException e) {
            return false;
        }
    }
}
