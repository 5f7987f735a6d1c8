package org.bandeja.mention.model;

import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Role;

/**
 * Somebody who can be named in a note.
 *
 * @param role in the conversation's department; empty: an administrator who is no member of it
 */
public record Mentionable(AgentId id, String name, Optional<Role> role) {}
