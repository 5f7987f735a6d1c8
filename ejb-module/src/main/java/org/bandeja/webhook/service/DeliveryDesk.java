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
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.trace.model.Trace;
import org.bandeja.webhook.model.Deliveries;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.model.DeliveryNotParked;
import org.bandeja.webhook.model.DeliveryRow;
import org.bandeja.webhook.model.DiscardReasonMissing;

/** Keeps what WhatsApp posts; shows administrators what could not be processed. */
@Stateless
public class DeliveryDesk {
    @Inject
    Deliveries deliveries;

    @Inject
    Event<DeliveryKept> kept;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

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
        long id = deliveries.keep(body, clock.instant());
        Trace.during(Trace.ofDelivery(id), () -> {
            Trace.tell("delivery %d was kept, %d bytes", id, body.length);
            kept.fire(new DeliveryKept());
        });
    }

    /** WhatsApp has made sure that the address is ours; whoever calls has compared the word by which it does. */
    @PermitAll
    public void shookHands() {
        deliveries.shookHands(clock.instant());
    }

    /** When WhatsApp made sure last that the address is ours, and when it posted last. */
    public record Heard(Optional<Instant> handshake, Optional<Instant> last) {}

    @RolesAllowed(ADMINISTRATOR)
    public Heard heard() {
        return new Heard(deliveries.handshakeAt(), deliveries.lastAt());
    }

    /**
     * Some of them.
     *
     * @param next the last one of these, where the next page begins; empty: this is the last page
     */
    public record Page(List<DeliveryRow> rows, Optional<Long> next) {}

    /**
     * Newest first.
     *
     * @param before only those that came before this one
     */
    @RolesAllowed(ADMINISTRATOR)
    public Page page(Delivery.State state, Optional<Long> before, int limit) {
        List<DeliveryRow> found = deliveries.inState(state, before, limit);
        List<DeliveryRow> rows = found.size() > limit ? found.subList(0, limit) : found;
        return new Page(
                List.copyOf(rows),
                found.size() > limit ? Optional.of(rows.get(limit - 1).id()) : Optional.empty());
    }

    /** One, without what it holds. */
    @RolesAllowed(ADMINISTRATOR)
    public DeliveryRow one(long id) {
        return deliveries.row(id).orElseThrow(NotFound::new);
    }

    /** The bytes as WhatsApp sent them. They hold what customers write, so that somebody looked is recorded. */
    @RolesAllowed(ADMINISTRATOR)
    public byte[] content(long id) {
        byte[] content = deliveries.find(id).orElseThrow(NotFound::new).body();
        record("DELIVERY_READ", id, Optional.empty(), clock.instant());
        return content;
    }

    /** Processes it once more from the beginning. */
    @RolesAllowed(ADMINISTRATOR)
    public void replay(long id) {
        Instant now = clock.instant();
        deliveries.lock(id).orElseThrow(NotFound::new).replay(now);
        record("DELIVERY_REPLAYED", id, Optional.empty(), now);
        kept.fire(new DeliveryKept());
    }

    /**
     * Nothing will come of it; it is kept as long as any other, with who decided it and why, and can still be replayed.
     *
     * @throws DeliveryNotParked unless it is parked
     * @throws DiscardReasonMissing unless the words say something
     */
    @RolesAllowed(ADMINISTRATOR)
    public void discard(long id, String why) {
        Instant now = clock.instant();
        deliveries.lock(id).orElseThrow(NotFound::new).discard(callers.current().agent(), why, now);
        record("DELIVERY_DISCARDED", id, Optional.of(why.strip()), now);
    }

    private void record(String action, long id, Optional<String> why, Instant now) {
        Deed deed = new Deed(now, Optional.of(callers.current().agent()), action, "delivery", id, Optional.empty());
        audit.record(why.map(deed::with).orElse(deed));
    }
}
