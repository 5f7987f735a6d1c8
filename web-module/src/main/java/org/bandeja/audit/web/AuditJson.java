package org.bandeja.audit.web;

import java.util.Map;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.conversation.web.Times;
import org.bandeja.identifier.model.Tsid;

/** A record as the API shows it. */
public record AuditJson(
        String id,
        String at,
        NamedJson actor,
        String action,
        ObjectJson object,
        NamedJson subject,
        NamedJson department,
        String outcome,
        String address,
        String detail,
        Map<String, String> before,
        Map<String, String> after) {
    /** Somebody or something with its present name. */
    public record NamedJson(String id, String name) {}

    /** What it was done to; id and name null: not known. */
    public record ObjectJson(String type, String id, String name) {}

    static AuditJson of(AuditRow row) {
        return new AuditJson(
                Tsid.text(row.id()),
                Times.text(row.at()),
                row.actor()
                        .map(actor ->
                                new NamedJson(actor.text(), row.actorName().orElse(null)))
                        .orElse(null),
                row.action(),
                new ObjectJson(
                        row.object(),
                        row.objectId().map(Tsid::text).orElse(null),
                        row.objectName().orElse(null)),
                row.subject()
                        .map(subject -> new NamedJson(
                                Tsid.text(subject), row.subjectName().orElse(null)))
                        .orElse(null),
                row.department()
                        .map(department -> new NamedJson(
                                department.text(), row.departmentName().orElse(null)))
                        .orElse(null),
                row.outcome().name(),
                row.address().orElse(null),
                row.detail().orElse(null),
                row.was(),
                row.became());
    }
}
