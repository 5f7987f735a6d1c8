package org.bandeja.conversation.model;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationRow.AgentShown;

/**
 * A line of history in a conversation.
 *
 * @param actor empty: the customer, or Bandeja itself
 * @param subject the agent that it was done to
 * @param subjectId id of the agent or department that it was done to
 * @param detail a name as it was then
 */
public record TimelineRow(
        long id,
        ConversationId conversation,
        long seq,
        Instant at,
        TimelineAction action,
        Optional<AgentShown> actor,
        Optional<AgentShown> subject,
        Optional<Long> subjectId,
        Optional<String> detail) {}
