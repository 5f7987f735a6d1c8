package org.bandeja.autotext.model;

/** When Bandeja says something by itself. */
public enum AutoTextKind {
    /** To who writes, and nobody has answered yet. */
    GREETING,
    /** To who writes outside of the opening hours. */
    AWAY,
    /** To who writes on, and nobody has taken him yet. */
    RECEIVED
}
