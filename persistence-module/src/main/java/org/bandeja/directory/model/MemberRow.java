package org.bandeja.directory.model;

import java.time.Instant;

/**
 * A member of a department as those see them who administrate it.
 *
 * @param assigned how many open conversations of the department they have
 */
public record MemberRow(
        AgentId id, String name, String login, Role role, AgentState state, Instant joinedAt, long assigned) {}
