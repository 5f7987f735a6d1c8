package org.bandeja.hours.model;

/**
 * Something that is there at the times of a calendar.
 *
 * @param name as it is called now
 */
public record CalendarUse(Kind kind, long id, String name) {
    /** What uses it. */
    public enum Kind {
        DEPARTMENT,
        GROUP,
        ATTENDANT
    }
}
