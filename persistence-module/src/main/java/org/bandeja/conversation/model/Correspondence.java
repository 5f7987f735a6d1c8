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

    @Column(name = "via_contact_id")
    private Long viaContactId;

    protected Correspondence() {}

    /** Nothing was said yet. */
    Correspondence(Key id) {
        this.id = id;
    }

    public ContactId contact() {
        return new ContactId(id.contactId());
    }

    /** Empty until the customer has written: a conversation started by the company has no window. */
    public Optional<ServiceWindow> window() {
        return Optional.ofNullable(lastInboundAt).map(ServiceWindow::new);
    }

    /** The part of the contact that wrote last, where it was not the contact itself: the window is with that address. */
    public Optional<ContactId> via() {
        return Optional.ofNullable(viaContactId).map(ContactId::new);
    }

    /**
     * The customer wrote something that counts for WhatsApp; out of order never moves the window back.
     *
     * @param from what has the address: the contact, or a part of it
     */
    public void heardFromCustomer(Instant at, ContactId from) {
        if (lastInboundAt == null || !at.isBefore(lastInboundAt)) {
            viaContactId = from.value() == id.contactId() ? null : from.value();
        }
        lastInboundAt = window().map(window -> window.renewedBy(at))
                .orElseGet(() -> new ServiceWindow(at))
                .lastInboundAt();
    }
}
