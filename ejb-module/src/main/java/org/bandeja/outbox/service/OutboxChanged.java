package org.bandeja.outbox.service;

/** Something may leave; after the commit the sender may look. */
public record OutboxChanged() {}
