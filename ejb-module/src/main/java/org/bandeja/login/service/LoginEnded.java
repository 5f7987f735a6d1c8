package org.bandeja.login.service;

import org.bandeja.directory.model.AgentId;

/** Somebody has ended a login of theirs; heard in the same transaction. */
public record LoginEnded(AgentId agent) {}
