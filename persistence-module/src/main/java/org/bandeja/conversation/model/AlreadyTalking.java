package org.bandeja.conversation.model;

import java.util.Map;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.refusal.model.Refusal;

/** A conversation with this customer is open already, and the person sees it. */
public class AlreadyTalking extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient ConversationId conversation;
    private final transient Optional<AgentId> assignee;

    public AlreadyTalking(ConversationId conversation, Optional<AgentId> assignee) {
        super(Kind.NOT_POSSIBLE_NOW, "a conversation of this number and contact is open");
        this.conversation = conversation;
        this.assignee = assignee;
    }

    /** Who has it; empty: it waits in the inbox. */
    public Optional<AgentId> assignee() {
        return assignee;
    }

    @Override
    public String text() {
        return assignee.isPresent() ? rule() : rule() + ".UNASSIGNED";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("conversation", conversation.text());
    }
}
