package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The links that are out. */
@ApplicationScoped
public class Invitations {
    @PersistenceContext
    EntityManager em;

    /** Locked until the transaction ends, so that it works once only. */
    public Optional<Invitation> lock(TokenSecret secret) {
        return em
                .createQuery("select i from Invitation i where i.tokenHash = :hash", Invitation.class)
                .setParameter("hash", secret.hash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }
}
