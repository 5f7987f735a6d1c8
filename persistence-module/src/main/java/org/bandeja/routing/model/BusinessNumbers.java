package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The company's numbers, those included that nobody has set up yet. */
@ApplicationScoped
public class BusinessNumbers {
    @PersistenceContext
    EntityManager em;

    public Optional<BusinessNumber> find(NumberId id) {
        return Optional.ofNullable(em.find(BusinessNumber.class, id.value()));
    }

    /** For a change: locked until the transaction ends. */
    public BusinessNumber lock(NumberId id) {
        BusinessNumber number = em.find(BusinessNumber.class, id.value());
        em.refresh(number, LockModeType.PESSIMISTIC_WRITE);
        return number;
    }

    public Optional<BusinessNumber> find(String phoneNumberId) {
        return em
                .createQuery("select n from BusinessNumber n where n.phoneNumberId = :id", BusinessNumber.class)
                .setParameter("id", phoneNumberId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * The number that a message came to. One that nobody has set up is made here, without a route, so that its messages
     * are kept. Of two who make it at once one makes it.
     */
    public BusinessNumber require(String phoneNumberId, String displayPhoneNumber) {
        return find(phoneNumberId).orElseGet(() -> {
            String shown = displayPhoneNumber.isBlank() ? phoneNumberId : displayPhoneNumber;
            em.createNativeQuery("insert into business_number (id, phone_number_id, display_phone_number, name)"
                            + " values (:id, :phoneNumberId, :display, :display)"
                            + " on duplicate key update id = id")
                    .setParameter("id", NumberId.next().value())
                    .setParameter("phoneNumberId", phoneNumberId)
                    .setParameter("display", shown.substring(0, Math.min(64, shown.length())))
                    .executeUpdate();
            return find(phoneNumberId).orElseThrow();
        });
    }
}
