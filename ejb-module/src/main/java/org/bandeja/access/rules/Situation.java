package org.bandeja.access.rules;

import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.DepartmentShown;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;

/**
 * What the policy needs to know of a conversation.
 *
 * @param department empty: none yet
 * @param assignee empty: unassigned, or completed
 * @param onlyAdminsTransfer whether its department forbids assignees to hand over their own
 * @param anotherOpen whether another conversation of its number and contact is open
 */
public record Situation(
        Optional<DepartmentId> department,
        boolean open,
        Optional<AgentId> assignee,
        boolean onlyAdminsTransfer,
        boolean anotherOpen) {

    /** @param its the conversation's department; empty: none yet */
    public static Situation of(Conversation conversation, Optional<Department> its) {
        return new Situation(
                conversation.department(),
                conversation.isOpen(),
                conversation.assignee(),
                its.filter(Department::onlyAdminsTransfer).isPresent(),
                false);
    }

    public static Situation of(ConversationRow row) {
        return new Situation(
                row.departmentId(),
                row.isOpen(),
                row.assigneeId(),
                row.department().filter(DepartmentShown::onlyAdminsTransfer).isPresent(),
                row.anotherOpen());
    }
}
