package org.bandeja.conversation.model;

import java.util.Map;
import org.bandeja.directory.model.AgentId;
import org.bandeja.refusal.model.Refusal;

/** Somebody was faster, or has it already. */
public class AlreadyAssigned extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient AgentId assignee;

    public AlreadyAssigned(AgentId assignee) {
        super(Kind.NOT_POSSIBLE_NOW, "the conversation is assigned to another agent");
        this.assignee = assignee;
    }

    /** Who has it. */
    public AgentId assignee() {
        return assignee;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("assignee", assignee.text());
    }
}
