package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;
import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.contact.model.ContactField;
import org.bandeja.contact.model.ContactFields;
import org.bandeja.contact.model.FieldId;
import org.bandeja.contact.model.FieldKind;
import org.bandeja.contact.model.FieldNameTaken;
import org.bandeja.refusal.model.NotFound;

/** The fields that contacts have in this company. Everybody fills them in; administrators make them. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class FieldDesk {
    @Inject
    ContactFields fields;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** A field as it stands now. */
    public record Field(FieldId id, String name, FieldKind kind, List<String> choices) {
        static Field of(ContactField field) {
            return new Field(field.id(), field.name(), field.kind(), field.choices());
        }
    }

    /** In their order. */
    @RolesAllowed(AGENT)
    public List<Field> all() {
        return fields.all().stream().map(Field::of).toList();
    }

    /** Behind the others. */
    public Field create(String name, FieldKind kind, List<String> choices) {
        Instant now = clock.instant();
        requireFree(name, Optional.empty());
        ContactField field = new ContactField(name, kind, choices, fields.all().size(), now);
        fields.add(field);
        audit.record(deed("CONTACT_FIELD_CREATED", field, now).changing("name", "", field.name()));
        return Field.of(field);
    }

    /** Its kind stays. @throws NotFound if there is no such field */
    public Field change(FieldId id, String name, List<String> choices) {
        ContactField field = fields.find(id).orElseThrow(NotFound::new);
        requireFree(name, Optional.of(id));
        String before = field.name();
        String choicesBefore = String.join(", ", field.choices());
        field.change(name, choices);
        audit.record(deed("CONTACT_FIELD_CHANGED", field, clock.instant())
                .changing("name", before, field.name())
                .changing("choices", choicesBefore, String.join(", ", field.choices())));
        return Field.of(field);
    }

    /** With all that stands in it. @return at how many contacts something stood in it */
    public int remove(FieldId id) {
        ContactField field = fields.find(id).orElseThrow(NotFound::new);
        int filled = fields.remove(field);
        audit.record(deed("CONTACT_FIELD_REMOVED", field, clock.instant())
                .changing("name", field.name(), "")
                .with(filled + " contacts"));
        return filled;
    }

    private void requireFree(String name, Optional<FieldId> but) {
        if (fields.isTaken(name, but)) {
            throw new FieldNameTaken();
        }
    }

    private Deed deed(String action, ContactField field, Instant now) {
        return new Deed(
                now,
                Optional.of(callers.current().agent()),
                action,
                "contact-field",
                field.id().value(),
                Optional.empty());
    }
}
