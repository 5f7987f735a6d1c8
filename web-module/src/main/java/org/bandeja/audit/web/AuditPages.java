package org.bandeja.audit.web;

import java.util.Map;
import java.util.Optional;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.identifier.model.Tsid;

/** Where people see what a record is about. */
public final class AuditPages {
    private static final Map<String, String> PAGES = Map.of(
            "conversation", "/inbox.xhtml#/c/",
            "contact", "/contacts.xhtml#/",
            "agent", "/console/person.xhtml?id=",
            "department", "/console/department.xhtml?id=",
            "number", "/console/number.xhtml?id=",
            "account", "/console/whatsapp-account.xhtml?id=",
            "group", "/console/call-group.xhtml?id=",
            "attendant", "/console/attendant.xhtml?id=",
            "calendar", "/console/calendar.xhtml?id=",
            "template", "/console/template.xhtml?id=");

    private AuditPages() {}

    /** A path of ours; empty: there is no page, or what it is about is not there any more. */
    public static Optional<String> of(AuditRow row) {
        return row.objectName()
                .flatMap(name -> row.objectId())
                .flatMap(id -> Optional.ofNullable(PAGES.get(row.object())).map(page -> page + Tsid.text(id)));
    }
}
