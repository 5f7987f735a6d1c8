package org.bandeja.audit.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.bandeja.audit.model.AuditCursor;
import org.bandeja.audit.model.AuditQuestion;
import org.bandeja.audit.model.Outcome;
import org.bandeja.conversation.web.Limits;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.refusal.model.Malformed;

/** Which records are asked for. */
public class AuditList {
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    @QueryParam("actor")
    String actor;

    @QueryParam("action")
    String action;

    @QueryParam("object")
    String object;

    @QueryParam("objectId")
    String objectId;

    @QueryParam("department")
    String department;

    @QueryParam("outcome")
    String outcome;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    AuditQuestion question() {
        return question(Limits.of(limit));
    }

    AuditQuestion question(int most) {
        return new AuditQuestion(
                given(actor).map(id -> AgentId.parse(id).orElseThrow(() -> new Malformed("actor"))),
                given(action),
                given(object),
                given(objectId).map(id -> Tsid.parse(id).orElseThrow(() -> new Malformed("objectId"))),
                given(department).map(id -> DepartmentId.parse(id).orElseThrow(() -> new Malformed("department"))),
                given(outcome).map(AuditList::outcome),
                given(from).map(text -> time(text, "from")),
                given(to).map(text -> time(text, "to")),
                given(cursor).map(AuditCursor::parse),
                most);
    }

    /** An empty field of a form asks for nothing. */
    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Outcome outcome(String name) {
        try {
            return Outcome.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Malformed("outcome");
        }
    }

    private static Instant time(String text, String name) {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new Malformed(name);
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new Malformed(name);
        }
    }
}
