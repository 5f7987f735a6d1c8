package org.bandeja.login.service;

import org.bandeja.directory.model.AgentId;

/** A login of somebody has ended, whoever ended it; heard in the same transaction. */
public record LoginEnded(AgentId agent) {}
