package org.bandeja.callgroup.model;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * A conversation that a group still has to see to.
 *
 * @param department where the group put it
 * @param agent whom the group gave it, and who has not answered yet; empty: it waits
 * @param atTheEnd all steps are over: whoever comes gets it
 * @param since an answer from then on counts
 * @param stepEndsAt empty: the step has no limit, or has not begun
 */
public record GroupWait(
        ConversationId conversation,
        CallGroupId group,
        DepartmentId department,
        Optional<AgentId> agent,
        int step,
        boolean atTheEnd,
        Instant since,
        Optional<Instant> stepEndsAt) {

    /** Whether the conversation still is as the group left it: nobody has taken, moved or completed it. */
    public boolean agreesWith(Conversation conversation) {
        return conversation.isOpen()
                && conversation.department().equals(Optional.of(department))
                && conversation.assignee().equals(agent);
    }

    /** In a step that begins. */
    public GroupWait inStep(int next, DepartmentId where, Optional<Instant> end, Instant now) {
        return new GroupWait(conversation, group, where, Optional.empty(), next, false, now, end);
    }

    /** With somebody who has until then to answer. */
    public GroupWait with(AgentId whom, DepartmentId where, Instant end, Instant now) {
        return new GroupWait(conversation, group, where, Optional.of(whom), step, atTheEnd, now, Optional.of(end));
    }

    /** With nobody, for whoever comes. */
    public GroupWait ended(DepartmentId where, Instant now) {
        return new GroupWait(conversation, group, where, Optional.empty(), step, true, now, Optional.empty());
    }

    /** Its step begins when the group opens. */
    public GroupWait resting() {
        return new GroupWait(conversation, group, department, agent, step, atTheEnd, since, Optional.empty());
    }
}
