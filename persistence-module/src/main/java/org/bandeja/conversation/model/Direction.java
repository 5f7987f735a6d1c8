package org.bandeja.conversation.model;

/** Who said it: the customer (IN) or the company (OUT). */
public enum Direction {
    IN,
    OUT
}
