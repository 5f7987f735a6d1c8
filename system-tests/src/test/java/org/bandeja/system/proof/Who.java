package org.bandeja.system.proof;

/** The kinds of people who stand before a door, in the order of the table's columns. */
enum Who {
    ANONYMOUS,
    MEMBER,
    ELSEWHERE,
    FORMER,
    DISABLED,
    ADMIN,
    ADMINISTRATOR,
    READ_ONLY;

    boolean hasASocket() {
        return this != ANONYMOUS && this != DISABLED;
    }

    /** Must never get anything of the department. */
    boolean isOutside() {
        return this == ANONYMOUS || this == ELSEWHERE || this == FORMER || this == DISABLED;
    }
}
