package org.bandeja.push.service;

import java.util.Map;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.directory.model.AgentId;
import org.bandeja.presence.model.PresenceShown;

/** The present state of everything that some events speak of, read once for all screens. */
public record Scene(
        Map<ConversationId, ConversationRow> conversations,
        Map<ConversationId, Map<AgentId, ReadMark>> marks,
        Map<MessageId, MessageRow> messages,
        Map<Long, TimelineRow> timeline,
        Map<AgentId, PresenceShown> presences,
        Map<AgentId, String> writers) {

    public Optional<ConversationRow> conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id));
    }

    public Optional<ReadMark> mark(ConversationId id, AgentId agent) {
        return Optional.ofNullable(marks.getOrDefault(id, Map.of()).get(agent));
    }
}
