package org.bandeja.access.rules;

import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * What the policy needs to know of a conversation.
 *
 * @param department empty: none yet
 * @param assignee empty: unassigned, or completed
 */
public record Situation(Optional<DepartmentId> department, boolean open, Optional<AgentId> assignee) {
    public static Situation of(Conversation conversation) {
        return new Situation(conversation.department(), conversation.isOpen(), conversation.assignee());
    }

    public static Situation of(ConversationRow row) {
        return new Situation(row.departmentId(), row.isOpen(), row.assigneeId());
    }
}
