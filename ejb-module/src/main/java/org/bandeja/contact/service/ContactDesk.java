package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;

/** What people do with contacts. Whoever sees a conversation with a contact sees the contact. */
@Stateless
@RolesAllowed(AGENT)
public class ContactDesk {
    private static final int MOST_TOLD = 50;

    @Inject
    Contacts contacts;

    @Inject
    Conversations conversations;

    @Inject
    Callers callers;

    @Inject
    EventLog events;

    @Inject
    AuditRecords audit;

    @Inject
    Clock clock;

    /** A contact as it stands now. */
    public record Named(
            ContactId id, String name, String profileName, Optional<String> phone, Optional<String> userId) {}

    /**
     * Gives it a name of the company's own.
     *
     * @param name blank: none any more, the profile name counts again
     * @throws NotFound if it is missing, or not to be seen by this person
     */
    public Named call(ContactId id, String name) {
        Caller caller = callers.current();
        Contact contact = contacts.find(id)
                .filter(found -> conversations.shows(id, caller))
                .orElseThrow(NotFound::new);
        String before = contact.name();
        boolean wasOwn = contact.isNamedByUs();
        contact.call(clean(name));
        if (!contact.name().equals(before) || contact.isNamedByUs() != wasOwn) {
            tell(contact, caller, before);
        }
        return new Named(id, contact.name(), contact.profileName(), contact.phone(), contact.userId());
    }

    private void tell(Contact contact, Caller caller, String before) {
        Instant now = clock.instant();
        conversations
                .latestOfForSystem(contact.id(), MOST_TOLD)
                .forEach((conversation, department) -> events.add(InboxEvent.ofContact(conversation, department, now)));
        audit.add(new AuditRecords.Deed(
                        now,
                        Optional.of(caller.agent()),
                        "CONTACT_NAMED",
                        "contact",
                        contact.id().value(),
                        Optional.empty())
                .changing("name", before, contact.name()));
    }

    /** One line, without what cannot be seen. */
    private static String clean(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
