package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.service.Audit;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactErased;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.Erasures;
import org.bandeja.contact.model.NameNotTyped;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.MessageRemoval;
import org.bandeja.conversation.service.Timeline;

/**
 * Removes all that is known of a person; nobody takes it back. At once: who it was, what waits to be sent, what was noted. In the
 * seconds that follow ({@link Erasing}): what was said, files, deliveries. Conversations stay as empty shells.
 */
@Stateless
@RolesAllowed(AGENT)
public class EraseDesk {
    @Inject
    ContactSight sight;

    @Inject
    Contacts contacts;

    @Inject
    Correspondences correspondences;

    @Inject
    Conversations conversations;

    @Inject
    MessageRemoval messages;

    @Inject
    Erasures erasures;

    @Inject
    Timeline timeline;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Event<ErasureWanted> wanted;

    @Inject
    Clock clock;

    /**
     * @param typed what the contact is called, to show that this one is meant
     * @throws NameNotTyped if it is called otherwise
     */
    public void erase(ContactId id, String typed) {
        Caller caller = callers.current();
        Contact contact = sight.require(id, caller);
        access.require(ContactAction.ERASE, caller);
        if (contact.erased().isPresent()) {
            throw new ContactErased();
        }
        if (!typed.strip().equals(sight.show(contact, caller).called().strip())) {
            throw new NameNotTyped();
        }
        correspondences.lockAll(contact.id(), contact.id());
        contacts.lock(contact.id());
        Instant now = clock.instant();
        conversations
                .lockAllForSystem(contact.id(), contact.id())
                .forEach(conversation -> conversation.end(caller.agent(), now).ifPresent(timeline::record));
        conversations.flush();
        messages.cancelForSystem(contact.id());
        erasures.begin(contact.id(), now);
        conversations.forgetForSystem(contact.id());
        contacts.forget(contact, now);
        correspondences.forget(contact.id());
        sight.tell(contact.id(), now);
        audit.record(ContactDesk.deed("CONTACT_ERASED", contact, caller, now));
        wanted.fire(new ErasureWanted());
    }
}
