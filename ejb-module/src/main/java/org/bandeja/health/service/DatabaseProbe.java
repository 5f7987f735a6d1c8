package org.bandeja.health.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.bandeja.push.model.InboxEvents;

/** Asks the database something small. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DatabaseProbe {
    @Inject
    InboxEvents events;

    /** @throws jakarta.ejb.EJBException if it does not answer */
    public boolean answers() {
        return events.newest() >= 0;
    }
}
