package org.bandeja.health.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.bandeja.health.model.Backlogs;

/** Asks the database something small. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DatabaseProbe {
    @Inject
    Backlogs backlogs;

    /** @throws jakarta.ejb.EJBException if it does not answer */
    public boolean answers() {
        return backlogs.canBeRead();
    }
}
