package org.bandeja.presence.model;

/** Whether somebody is there for customers. */
public enum Presence {
    /** Gets conversations from groups. */
    AVAILABLE,
    /** There, but gets none now. */
    AWAY,
    /** Not there. */
    OFF
}
