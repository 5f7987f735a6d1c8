package org.bandeja.health.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Whether this node can work. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Health {
    @Inject
    DatabaseProbe database;

    public boolean isReady() {
        try {
            return database.answers();
        } catch (EJBException e) {
            return false;
        }
    }
}
