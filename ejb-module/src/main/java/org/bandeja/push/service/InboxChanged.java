package org.bandeja.push.service;

/** Events were written; after the commit the tail may look. */
public record InboxChanged() {}
