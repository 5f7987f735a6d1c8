package org.bandeja.directory.model;

/**
 * A department as those see it who administrate it.
 *
 * @param members how many people work there, disabled ones not counted
 * @param open how many open conversations it has
 */
public record DepartmentRow(
        DepartmentId id,
        String name,
        boolean archived,
        boolean onlyAdminsTransfer,
        boolean reopenToLastAssignee,
        long members,
        long open) {}
