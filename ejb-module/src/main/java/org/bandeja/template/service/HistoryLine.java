package org.bandeja.template.service;

import java.time.Instant;
import java.util.Map;
import org.bandeja.notice.model.Severity;

/**
 * Something that WhatsApp told about a template.
 *
 * @param field WhatsApp's webhook field
 * @param event its word for what happened; may be empty
 * @param facts the rest of what it said, by where it stands in its message
 */
public record HistoryLine(Instant at, Severity severity, String field, String event, Map<String, String> facts) {}
