package org.bandeja.mention.model;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow.AgentShown;
import org.bandeja.conversation.model.MessageId;

/**
 * A mention as who was named sees it.
 *
 * @param contact what the conversation's contact is called; may be empty
 * @param phone of the contact; empty: not known
 * @param department the conversation's, empty: none
 * @param text the beginning of the note
 */
public record MentionRow(
        MentionId id,
        Instant at,
        boolean seen,
        AgentShown author,
        ConversationId conversation,
        String contact,
        Optional<String> phone,
        Optional<String> department,
        MessageId message,
        String text) {}
