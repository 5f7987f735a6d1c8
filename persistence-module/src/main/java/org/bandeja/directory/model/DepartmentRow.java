package org.bandeja.directory.model;

import java.util.Optional;
import org.bandeja.hours.model.CalendarId;

/**
 * A department as those see it who administrate it.
 *
 * @param calendar when it is there; empty: always
 * @param members how many people work there, disabled ones not counted
 * @param open how many open conversations it has
 */
public record DepartmentRow(
        DepartmentId id,
        String name,
        boolean archived,
        boolean onlyAdminsTransfer,
        boolean reopenToLastAssignee,
        boolean marksRead,
        Optional<CalendarId> calendar,
        long members,
        long open) {}
