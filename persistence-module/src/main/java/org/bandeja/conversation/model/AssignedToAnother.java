package org.bandeja.conversation.model;

import java.util.Map;
import org.bandeja.directory.model.AgentId;

/** Not this person's to do, because somebody else has the conversation: says who. */
public class AssignedToAnother extends NotYours {
    private static final long serialVersionUID = 1L;

    private final transient AgentId assignee;

    /** @param action what was tried */
    public AssignedToAnother(String action, AgentId assignee) {
        super(action);
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
