package org.bandeja.callgroup.model;

/** How a group shares. */
public enum Strategy {
    /** Unassigned, in the inbox of one department after the other. */
    SHARED,
    /** By turns. */
    ROUND_ROBIN,
    /** Who has the fewest open conversations; of several whose turn was longest ago. */
    LEAST_BUSY,
    /** Who had this contact last, if there; else who has the fewest. */
    LAST_AGENT_FIRST
}
