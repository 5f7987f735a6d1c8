package org.bandeja.template.rules;

/** Why a template cannot be sent from here although WhatsApp would take it. */
public enum Obstacle {
    /** It shows products of a catalogue, which have to be named. */
    CATALOG,
    /** It begins with a moving picture, which another way of sending is needed for. */
    GIF,
    /** It has parts that Bandeja does not know. */
    UNKNOWN_PART,
    /** It has nothing to read. */
    NO_BODY
}
