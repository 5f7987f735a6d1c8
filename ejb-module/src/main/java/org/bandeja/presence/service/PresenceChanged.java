package org.bandeja.presence.service;

/** Somebody is there, or not any more; after the commit groups and colleagues may look. */
public record PresenceChanged() {}
