package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;

/** What one number and one contact have in common beyond single conversations: the service window. */
@Entity
@Table(name = "correspondence")
public class Correspondence {
    /** Between whom. */
    @Embeddable
    public record Key(
            @Column(name = "number_id") long numberId,
            @Column(name = "contact_id") long contactId) {}

    @EmbeddedId
    private Key id;

    @Column(name = "last_inbound_at")
    private Instant lastInboundAt;

    protected Correspondence() {}

    public ContactId contact() {
        return new ContactId(id.contactId());
    }

    /** Empty until the customer has written: a conversation started by the company has no window. */
    public Optional<ServiceWindow> window() {
        return Optional.ofNullable(lastInboundAt).map(ServiceWindow::new);
    }

    /** The customer wrote something that counts for WhatsApp; out of order never moves the window back. */
    public void heardFromCustomer(Instant at) {
        lastInboundAt = window().map(window -> window.renewedBy(at))
                .orElseGet(() -> new ServiceWindow(at))
                .lastInboundAt();
    }
}
