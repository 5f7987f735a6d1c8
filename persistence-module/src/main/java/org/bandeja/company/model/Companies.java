package org.bandeja.company.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** The one company of this installation. */
@ApplicationScoped
public class Companies {
    @PersistenceContext
    EntityManager em;

    public Company ours() {
        return em.find(Company.class, Company.ONLY);
    }

    /** For a change: locked until the transaction ends. */
    public Company lock() {
        return em.find(Company.class, Company.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
