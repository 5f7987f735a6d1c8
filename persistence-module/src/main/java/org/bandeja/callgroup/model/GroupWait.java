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
 * @param setAside a person has taken it out of the group, and may still take that back
 */
public record GroupWait(
        ConversationId conversation,
        CallGroupId group,
        DepartmentId department,
        Optional<AgentId> agent,
        int step,
        boolean atTheEnd,
        Instant since,
        Optional<Instant> stepEndsAt,
        boolean setAside) {

    /** One that has just come. */
    public static GroupWait entering(ConversationId conversation, CallGroup group, Instant now) {
        return new GroupWait(
                conversation,
                group.id(),
                group.entrance(),
                Optional.empty(),
                0,
                false,
                now,
                group.steps().get(0).length().map(now::plus),
                false);
    }

    /** Whether the conversation still is as the group left it: nobody has taken, moved or completed it. */
    public boolean agreesWith(Conversation conversation) {
        return isStillThere(conversation) && conversation.assignee().equals(agent);
    }

    /**
     * Whether nobody has it any more because whom the group gave it works there no more: everything else that takes it from him
     * ends the wait, too, or sets it aside.
     */
    public boolean isDeserted(Conversation conversation) {
        return isStillThere(conversation)
                && agent.isPresent()
                && conversation.assignee().isEmpty();
    }

    private boolean isStillThere(Conversation conversation) {
        return !setAside && conversation.isOpen() && conversation.department().equals(Optional.of(department));
    }

    /** In its step, that ends then. */
    public GroupWait until(Optional<Instant> end) {
        return new GroupWait(conversation, group, department, agent, step, atTheEnd, since, end, setAside);
    }

    /** In a step that begins. */
    public GroupWait inStep(int next, DepartmentId where, Optional<Instant> end, Instant now) {
        return new GroupWait(conversation, group, where, Optional.empty(), next, false, now, end, false);
    }

    /** With somebody who has until then to answer. */
    public GroupWait with(AgentId whom, DepartmentId where, Instant end, Instant now) {
        return new GroupWait(
                conversation, group, where, Optional.of(whom), step, atTheEnd, now, Optional.of(end), false);
    }

    /** With nobody, for whoever comes. */
    public GroupWait ended(DepartmentId where, Instant now) {
        return new GroupWait(conversation, group, where, Optional.empty(), step, true, now, Optional.empty(), false);
    }

    /** Its step begins when the group opens. */
    public GroupWait resting() {
        return until(Optional.empty());
    }
}
