package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.contact.model.Consent;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactErased;
import org.bandeja.contact.model.ContactField;
import org.bandeja.contact.model.ContactFields;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.ContactNote;
import org.bandeja.contact.model.ContactNotes;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.FieldId;
import org.bandeja.contact.model.NoteId;
import org.bandeja.directory.model.AdministratorsOnly;
import org.bandeja.refusal.model.NotFound;

/**
 * What people note about contacts. Whoever sees a conversation with a contact sees the contact, and may edit it. The audit names
 * what was changed, never what stood or stands there: that is the person's own.
 */
@Stateless
@RolesAllowed(AGENT)
public class ContactDesk {
    @Inject
    ContactSight sight;

    @Inject
    Contacts contacts;

    @Inject
    ContactFields fields;

    @Inject
    ContactNotes notes;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What is to be changed; what is absent stays.
     *
     * @param name blank: none of the company's own any more, the profile name counts again
     * @param language blank: not known any more
     * @param values by field; blank: nothing any more
     */
    public record Edit(Optional<String> name, Optional<String> language, Map<FieldId, String> values) {}

    /** @throws NotFound if it is missing, or not to be seen by this person; also of a field */
    public SeenContact edit(ContactId id, Edit edit) {
        Caller caller = callers.current();
        Contact contact = editable(id, caller);
        List<String> changed = new ArrayList<>();
        boolean named = edit.name().filter(name -> isNamed(contact, name)).isPresent();
        edit.language()
                .map(ContactDesk::clean)
                .map(text -> Optional.of(text).filter(tag -> !tag.isEmpty()))
                .filter(wanted -> !wanted.equals(contact.language()))
                .ifPresent(wanted -> {
                    contact.speak(wanted);
                    changed.add("language");
                });
        changed.addAll(fill(contact, edit.values()));
        Instant now = clock.instant();
        if (named) {
            audit.record(deed("CONTACT_NAMED", contact, caller, now));
        }
        if (!changed.isEmpty()) {
            audit.record(deed("CONTACT_EDITED", contact, caller, now).with(String.join(", ", changed)));
        }
        if (named || !changed.isEmpty()) {
            sight.tell(contact.id(), now);
        }
        return sight.show(contact, caller);
    }

    /** @return whether it is called otherwise now */
    private static boolean isNamed(Contact contact, String name) {
        String before = contact.name();
        boolean wasOwn = contact.isNamedByUs();
        contact.call(clean(name));
        return !contact.name().equals(before) || contact.isNamedByUs() != wasOwn;
    }

    /** @return the fields that were changed */
    private List<String> fill(Contact contact, Map<FieldId, String> values) {
        Map<FieldId, String> before = fields.valuesOf(contact.id());
        List<String> changed = new ArrayList<>();
        values.forEach((id, typed) -> {
            ContactField field = fields.find(id).orElseThrow(NotFound::new);
            Optional<String> value =
                    Optional.of(clean(typed)).filter(text -> !text.isEmpty()).map(field::read);
            if (!value.equals(Optional.ofNullable(before.get(id)))) {
                fields.fill(contact.id(), id, value);
                changed.add(field.name());
            }
        });
        return changed;
    }

    /**
     * What the customer has told the company about marketing messages. What he told WhatsApp he alone takes back.
     *
     * @param how in which way he said so
     */
    public SeenContact consent(ContactId id, boolean wanted, String how) {
        Caller caller = callers.current();
        Contact contact = editable(id, caller);
        Instant now = clock.instant();
        contact.consent(new Consent(wanted, now, clean(how), caller.agent()));
        audit.record(deed("CONTACT_CONSENT", contact, caller, now).with(wanted ? "IN" : "OUT"));
        sight.tell(contact.id(), now);
        return sight.show(contact, caller);
    }

    public ContactNote note(ContactId id, String text) {
        Caller caller = callers.current();
        Contact contact = editable(id, caller);
        Instant now = clock.instant();
        NoteId note = notes.add(contact.id(), caller.agent(), text, now);
        audit.record(deed("CONTACT_NOTED", contact, caller, now));
        sight.tell(contact.id(), now);
        return notes.find(contact.id(), note).orElseThrow();
    }

    /** @throws AdministratorsOnly if somebody else wrote it */
    public void removeNote(ContactId id, NoteId note) {
        Caller caller = callers.current();
        Contact contact = editable(id, caller);
        ContactNote found = notes.find(contact.id(), note).orElseThrow(NotFound::new);
        if (!access.mayRemoveNote(caller, found.author())) {
            throw new AdministratorsOnly();
        }
        Instant now = clock.instant();
        notes.remove(note);
        audit.record(deed("CONTACT_NOTE_REMOVED", contact, caller, now));
        sight.tell(contact.id(), now);
    }

    private Contact editable(ContactId id, Caller caller) {
        Contact contact = sight.require(id, caller);
        access.require(ContactAction.EDIT, caller);
        if (contact.erased().isPresent()) {
            throw new ContactErased();
        }
        // Whoever erases it or joins it with another comes before or after this, never in between.
        contacts.holdWhole(List.of(contact.id()));
        return contact;
    }

    static Deed deed(String action, Contact contact, Caller caller, Instant now) {
        return new Deed(
                now,
                Optional.of(caller.agent()),
                action,
                "contact",
                contact.id().value(),
                Optional.empty());
    }

    /** One line, without what cannot be seen. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
