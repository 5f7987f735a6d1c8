package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.service.Audit;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactErased;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.FormerAddresses;
import org.bandeja.contact.model.KnownAs;

/** Who gets all that is known of a person, and that it is a deed of its own. What it is, is read as ever. */
@Stateless
@RolesAllowed(AGENT)
public class ExportDesk {
    @Inject
    ContactSight sight;

    @Inject
    FormerAddresses former;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * The beginning of an export.
     *
     * @param former what the contact was called by before, the latest first
     */
    public record Begun(SeenContact contact, List<KnownAs> former) {}

    public Begun begin(ContactId id) {
        Caller caller = callers.current();
        Contact contact = sight.require(id, caller);
        access.require(ContactAction.EXPORT, caller);
        if (contact.erased().isPresent()) {
            throw new ContactErased();
        }
        audit.record(ContactDesk.deed("CONTACT_EXPORTED", contact, caller, clock.instant()));
        return new Begun(sight.show(contact, caller), former.of(contact.id()));
    }
}
