package org.bandeja.directory.web;

import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.hours.model.CalendarId;

/**
 * A department as the console's API shows it.
 *
 * @param calendar when it is there; null: always
 */
public record DepartmentJson(
        String id,
        String name,
        boolean archived,
        boolean onlyAdminsTransfer,
        boolean reopenToLastAssignee,
        boolean marksRead,
        String calendar,
        long members,
        long openConversations) {

    static DepartmentJson of(DepartmentRow row) {
        return new DepartmentJson(
                row.id().text(),
                row.name(),
                row.archived(),
                row.onlyAdminsTransfer(),
                row.reopenToLastAssignee(),
                row.marksRead(),
                row.calendar().map(CalendarId::text).orElse(null),
                row.members(),
                row.open());
    }
}
