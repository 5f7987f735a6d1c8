package org.bandeja.directory.rules;

import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AdministratorsOnly;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.refusal.model.DoorClosed;

/**
 * Who may do what in the console: administrators everything; a department's ADMIN its settings and members. To everybody
 * else there is no console: what they ask for is not found.
 */
public final class ConsoleDoor {
    private ConsoleDoor() {}

    /** Whether there is a console for this person at all. */
    public static boolean isOpenTo(Caller who) {
        return who.administrator() || who.memberships().containsValue(Role.ADMIN);
    }

    /** @throws DoorClosed unless there is a console for this person */
    public static void require(Caller who) {
        if (!isOpenTo(who)) {
            throw new DoorClosed();
        }
    }

    /** @throws DoorClosed unless this person administrates the department */
    public static void requireAdminOf(Caller who, DepartmentId department) {
        if (!who.isAdminOf(department)) {
            throw new DoorClosed();
        }
    }

    /** @throws DoorClosed unless this person is an administrator */
    public static void requireAdministrator(Caller who) {
        if (!who.administrator()) {
            throw new DoorClosed();
        }
    }

    /**
     * For what administrators alone do with something that a department's ADMIN sees.
     *
     * @throws DoorClosed if this person does not see it
     * @throws AdministratorsOnly if this person sees it
     */
    public static void requireAdministratorFor(Caller who, DepartmentId department) {
        requireAdminOf(who, department);
        administratorsOnly(who);
    }

    /**
     * For what administrators alone do with something that everybody with a console sees.
     *
     * @throws DoorClosed unless there is a console for this person
     * @throws AdministratorsOnly unless this person is an administrator
     */
    public static void requireAdministratorAmongAll(Caller who) {
        require(who);
        administratorsOnly(who);
    }

    private static void administratorsOnly(Caller who) {
        if (!who.administrator()) {
            throw new AdministratorsOnly();
        }
    }
}
