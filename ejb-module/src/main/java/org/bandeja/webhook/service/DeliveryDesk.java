package org.bandeja.webhook.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.webhook.model.Deliveries;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.model.DeliveryRow;

/** Keeps what WhatsApp posts; shows administrators what could not be processed. */
@Stateless
public class DeliveryDesk {
    private static final int MOST = 200;

    @Inject
    Deliveries deliveries;

    @Inject
    Event<DeliveryKept> kept;

    @Inject
    Callers callers;

    @Inject
    AuditRecords audit;

    @Inject
    Clock clock;

    /**
     * On disk when this returns. Whoever calls has proved the sender.
     *
     * @throws SQLException if it could not be kept
     */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void keep(byte[] body) throws SQLException {
        deliveries.keep(body, clock.instant());
        kept.fire(new DeliveryKept());
    }

    /** Newest first, at most 200. */
    @RolesAllowed(ADMINISTRATOR)
    public List<DeliveryRow> inState(Delivery.State state) {
        return deliveries.inState(state, MOST);
    }

    /** Processes it once more from the beginning. */
    @RolesAllowed(ADMINISTRATOR)
    public void replay(long id) {
        Instant now = clock.instant();
        deliveries.find(id).orElseThrow(NotFound::new).replay(now);
        audit.add(new AuditRecords.Deed(
                now, Optional.of(callers.current().agent()), "DELIVERY_REPLAYED", "delivery", id, Optional.empty()));
        kept.fire(new DeliveryKept());
    }
}
