package org.bandeja.directory.web;

import org.bandeja.directory.model.DepartmentRow;

/** A department as the console's API shows it. */
public record DepartmentJson(
        String id,
        String name,
        boolean archived,
        boolean onlyAdminsTransfer,
        boolean reopenToLastAssignee,
        long members,
        long openConversations) {

    static DepartmentJson of(DepartmentRow row) {
        return new DepartmentJson(
                row.id().text(),
                row.name(),
                row.archived(),
                row.onlyAdminsTransfer(),
                row.reopenToLastAssignee(),
                row.members(),
                row.open());
    }
}
