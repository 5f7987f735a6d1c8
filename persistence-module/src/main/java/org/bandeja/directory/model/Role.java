package org.bandeja.directory.model;

/** An agent's place in a department. */
public enum Role {
    AGENT,
    ADMIN
}
