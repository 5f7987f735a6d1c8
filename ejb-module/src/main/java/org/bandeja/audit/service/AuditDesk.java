package org.bandeja.audit.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditCursor;
import org.bandeja.audit.model.AuditQuestion;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.directory.model.AgentId;

/** The audit as administrators read it. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditDesk {
    @Inject
    AuditRecords records;

    @Inject
    Audit audit;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /** Newest first. */
    public record Page(List<AuditRow> rows, Optional<AuditCursor> next) {}

    public Page list(AuditQuestion question) {
        List<AuditRow> found = records.list(question);
        boolean more = found.size() > question.limit();
        List<AuditRow> rows = more ? List.copyOf(found.subList(0, question.limit())) : found;
        return new Page(rows, more ? Optional.of(rows.get(rows.size() - 1).cursor()) : Optional.empty());
    }

    /** The first page of an export, which is a deed of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Page export(AuditQuestion question) {
        AgentId caller = callers.current().agent();
        audit.record(new Deed(
                clock.instant(), Optional.of(caller), "AUDIT_EXPORTED", "agent", caller.value(), Optional.empty()));
        return list(question);
    }

    /** The actions that there are records of, by name. */
    public List<String> actions() {
        return records.actions();
    }
}
