package org.bandeja.console.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.audit.web.AuditPages;
import org.bandeja.audit.web.AuditWords;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.identifier.model.Tsid;

/**
 * A record as the page shows it.
 *
 * @param action in words, likewise object, detail and changes
 * @param name of the object; empty: none
 * @param id of the object; empty: none
 * @param page where the object is seen
 */
public record AuditLine(
        AuditRow row,
        String action,
        String object,
        String name,
        String id,
        Optional<String> page,
        Optional<String> detail,
        List<String> changes) {
    /** A number is called by itself as long as it has no other name. */
    private static final String NUMBER = "number";
    /** So are these, with the plus that tells a phone number from a name of digits. */
    private static final Set<String> OF_CUSTOMERS = Set.of("contact", "conversation");

    static AuditLine of(AuditRow row, AuditWords words, Locale locale) {
        return new AuditLine(
                row,
                words.deed(row, locale),
                words.object(row.object(), locale),
                row.objectName().map(name -> name(row.object(), name)).orElse(""),
                row.objectId().map(Tsid::text).orElse(""),
                AuditPages.of(row),
                words.detail(row, locale),
                words.changes(row, locale));
    }

    private static String name(String object, String name) {
        boolean isPhone = object.equals(NUMBER) || OF_CUSTOMERS.contains(object) && name.startsWith("+");
        return isPhone ? PhoneNumbers.shown(name) : name;
    }
}
