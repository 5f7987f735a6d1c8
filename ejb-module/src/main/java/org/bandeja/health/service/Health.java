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
    Leaving leaving;

    @Inject
    Clock clock;

    /**
     * What it needs.
     *
     * @param database whether the database answers
     * @param tail whether its screens are told what happens
     */
    public record State(boolean database, boolean tail) {
        public boolean isReady() {
            return database && tail;
        }
    }

    /** As it is now: the database is asked. */
    public State now() {
        return new State(reachesDatabase(), pulse.isAlive(clock.instant()));
    }

    /** Whether visitors may be sent to it: it can work, and is not about to be stopped. */
    public boolean invites() {
        return !leaving.isAnnounced() && now().isReady();
    }

    private boolean reachesDatabase() {
        try {
            return database.answers();
        } catch (EJBException e) {
            return false;
        }
    }
}
