package org.bandeja.audit.web;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.conversation.web.Times;
import org.bandeja.identifier.model.Tsid;

/**
 * Records as comma-separated values (RFC 4180), for a spreadsheet: what one of those would take for a formula begins
 * with an apostrophe (OWASP, CSV Injection).
 */
final class AuditCsv {
    private static final String FORMULA = "=+-@\t\r\n";

    private AuditCsv() {}

    static void head(Writer out) throws IOException {
        line(
                List.of(
                        "at",
                        "actor",
                        "actor id",
                        "action",
                        "outcome",
                        "object",
                        "object id",
                        "object name",
                        "subject",
                        "subject id",
                        "department",
                        "address",
                        "detail",
                        "before",
                        "after"),
                out);
    }

    static void row(AuditRow row, Writer out) throws IOException {
        line(
                List.of(
                        Times.text(row.at()),
                        row.actorName().orElse(""),
                        row.actor().map(actor -> actor.text()).orElse(""),
                        row.action(),
                        row.outcome().name(),
                        row.object(),
                        row.objectId().map(Tsid::text).orElse(""),
                        row.objectName().orElse(""),
                        row.subjectName().orElse(""),
                        row.subject().map(Tsid::text).orElse(""),
                        row.departmentName().orElse(""),
                        row.address().orElse(""),
                        row.detail().orElse(""),
                        values(row.was()),
                        values(row.became())),
                out);
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("; "));
    }

    private static void line(List<String> cells, Writer out) throws IOException {
        out.write(cells.stream().map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
