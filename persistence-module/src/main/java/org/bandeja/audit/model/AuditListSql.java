package org.bandeja.audit.model;

import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** The statement behind a page of records: newest first, by keyset, names looked up for the page only. */
final class AuditListSql {
    private static final String CUSTOMER =
            "select coalesce(nullif(k.name, ''), nullif(k.profile_name, ''), k.phone, k.user_id) from ";
    private static final String NAMES = "select r.*, a.name as actor_name, d.name as department_name,"
            + " coalesce(s.name, t.name) as subject_name, case r.object_type"
            + " when 'conversation' then (" + CUSTOMER
            + "conversation c join contact k on k.id = c.contact_id where c.id = r.object_id)"
            + " when 'message' then (" + CUSTOMER + "message m join conversation c on c.id = m.conversation_id"
            + " join contact k on k.id = c.contact_id where m.id = r.object_id)"
            + " when 'contact' then (" + CUSTOMER + "contact k where k.id = r.object_id)"
            + " when 'agent' then (select x.name from agent x where x.id = r.object_id)"
            + " when 'department' then (select x.name from department x where x.id = r.object_id)"
            + " when 'number' then (select x.name from business_number x where x.id = r.object_id)"
            + " when 'account' then (select x.name from whatsapp_account x where x.id = r.object_id)"
            + " when 'group' then (select x.name from call_group x where x.id = r.object_id)"
            + " when 'attendant' then (select x.name from auto_attendant x where x.id = r.object_id)"
            + " when 'calendar' then (select x.name from opening_calendar x where x.id = r.object_id)"
            + " when 'template' then (select x.name from template x where x.id = r.object_id)"
            + " when 'label' then (select x.name from label x where x.id = r.object_id)"
            + " when 'quick-reply' then (select x.shortcut from quick_reply x where x.id = r.object_id)"
            + " when 'contact-field' then (select x.name from contact_field x where x.id = r.object_id)"
            + " when 'token' then (select x.name from access_token x where x.id = r.object_id)"
            + " end as object_name from (";
    private static final String JOINS = ") r left join agent a on a.id = r.actor_id"
            + " left join agent s on s.id = r.subject_id left join department t on t.id = r.subject_id"
            + " left join department d on d.id = r.department_id"
            + " order by r.at desc, r.id desc";

    private final AuditQuestion question;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    AuditListSql(AuditQuestion question) {
        this.question = question;
        question.actor().ifPresent(actor -> where("actor_id = :actor", "actor", actor.value()));
        question.action().ifPresent(action -> where("action = :action", "action", action));
        question.object().ifPresent(object -> where("object_type = :object", "object", object));
        question.objectId().ifPresent(id -> where("object_id = :objectId", "objectId", id));
        question.department()
                .ifPresent(department -> where("department_id = :department", "department", department.value()));
        question.outcome().ifPresent(outcome -> where("outcome = :outcome", "outcome", outcome.name()));
        question.from().ifPresent(from -> where("at >= :from", "from", Timestamp.from(from)));
        question.to().ifPresent(to -> where("at < :to", "to", Timestamp.from(to)));
        question.after().ifPresent(end -> {
            conditions.add("at <= :end and (at < :end or id < :endId)");
            parameters.put("end", Timestamp.from(end.at()));
            parameters.put("endId", end.id());
        });
    }

    String text() {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return NAMES + "select * from audit_record" + where + " order by at desc, id desc limit :limit" + JOINS;
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("limit", question.limit() + 1);
        return all;
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    static AuditRow row(Tuple row) {
        return new AuditRow(
                ((Number) row.get("id")).longValue(),
                ((Timestamp) row.get("at")).toInstant(),
                number(row, "actor_id").map(AgentId::new),
                text(row, "actor_name"),
                (String) row.get("action"),
                (String) row.get("object_type"),
                number(row, "object_id"),
                text(row, "object_name"),
                number(row, "subject_id"),
                text(row, "subject_name"),
                number(row, "department_id").map(DepartmentId::new),
                text(row, "department_name"),
                Outcome.valueOf((String) row.get("outcome")),
                text(row, "address"),
                text(row, "detail"),
                NamedValues.parse((String) row.get("was")),
                NamedValues.parse((String) row.get("became")));
    }

    private static Optional<Long> number(Tuple row, String name) {
        return Optional.ofNullable((Number) row.get(name)).map(Number::longValue);
    }

    private static Optional<String> text(Tuple row, String name) {
        return Optional.ofNullable((String) row.get(name));
    }
}
