package org.bandeja.console.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.audit.web.AuditPages;
import org.bandeja.audit.web.AuditWords;
import org.bandeja.identifier.model.Tsid;

/**
 * A record as the page shows it.
 *
 * @param action in words, likewise object, detail and changes
 * @param id of the object; empty: none
 * @param page where the object is seen
 */
public record AuditLine(
        AuditRow row,
        String action,
        String object,
        String id,
        Optional<String> page,
        Optional<String> detail,
        List<String> changes) {
    static AuditLine of(AuditRow row, AuditWords words, Locale locale) {
        return new AuditLine(
                row,
                words.action(row.action(), locale),
                words.object(row.object(), locale),
                row.objectId().map(Tsid::text).orElse(""),
                AuditPages.of(row),
                words.detail(row, locale),
                words.changes(row, locale));
    }
}
