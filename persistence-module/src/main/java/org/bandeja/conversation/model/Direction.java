package org.bandeja.conversation.model;

/** Where something said goes: from the customer (IN), to the customer (OUT), or nowhere (INTERNAL: a note). */
public enum Direction {
    IN,
    OUT,
    INTERNAL
}
