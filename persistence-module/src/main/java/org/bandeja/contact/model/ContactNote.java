package org.bandeja.contact.model;

import java.time.Instant;
import org.bandeja.directory.model.AgentId;

/**
 * What somebody noted about a contact.
 *
 * @param at UTC
 */
public record ContactNote(NoteId id, Instant at, AgentId author, String authorName, String text) {}
