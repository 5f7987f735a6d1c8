package org.bandeja.access.model;

/** The coarse roles that the container knows; who may do what with which conversation is the access policy's. */
public final class Roles {
    /** Everybody who is logged in. */
    public static final String AGENT = "agent";
    /** Organisation-wide. */
    public static final String ADMINISTRATOR = "administrator";

    private Roles() {}
}
