package org.bandeja.conversation.model;

import org.bandeja.directory.model.AgentId;

/** Somebody else has the conversation, and nobody but who has it answers, administrators neither: says who. */
public class OnlyAssigneeReplies extends AssignedToAnother {
    private static final long serialVersionUID = 1L;

    public OnlyAssigneeReplies(AgentId assignee) {
        super("REPLY", assignee);
    }
}
