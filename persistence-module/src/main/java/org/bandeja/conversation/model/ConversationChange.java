package org.bandeja.conversation.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * Something that was done to a conversation: history as soon as it is recorded.
 *
 * @param seq its number within the conversation, without gaps
 * @param actor empty: the customer, or Bandeja itself
 * @param subject id of the agent, department, label or auto attendant that it was done with; of what was undone that of the deed
 * @param department the conversation's afterwards; empty: none
 * @param from whose members may lose sight of it; empty: it stays where it is
 * @param detail a name as it was then, for things that may be renamed
 */
public record ConversationChange(
        ConversationId conversation,
        long seq,
        TimelineAction action,
        Optional<AgentId> actor,
        Optional<Long> subject,
        Optional<DepartmentId> department,
        Optional<DepartmentId> from,
        Optional<String> detail,
        Instant at) {
    public ConversationChange {
        requireNonNull(conversation, "conversation");
        requireNonNull(action, "action");
        requireNonNull(at, "at");
    }

    /** The same, done by somebody. */
    ConversationChange by(AgentId somebody) {
        return by(Optional.of(somebody));
    }

    /** @param somebody empty: the customer, or Bandeja itself */
    ConversationChange by(Optional<AgentId> somebody) {
        return new ConversationChange(conversation, seq, action, somebody, subject, department, from, detail, at);
    }

    /** The same, done to an agent, a department or whatever else has an id. */
    ConversationChange to(long id) {
        return new ConversationChange(conversation, seq, action, actor, Optional.of(id), department, from, detail, at);
    }

    /** The same, with a name as it is now. */
    ConversationChange named(String name) {
        return new ConversationChange(
                conversation, seq, action, actor, subject, department, from, Optional.of(name), at);
    }

    /** The same; it was there before, and may have stayed. */
    ConversationChange after(Optional<DepartmentId> before) {
        Optional<DepartmentId> left = department.equals(before) ? Optional.empty() : before;
        return new ConversationChange(conversation, seq, action, actor, subject, department, left, detail, at);
    }
}
