package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** The conversation is completed; reopen it first. */
public class ConversationCompleted extends Refusal {
    private static final long serialVersionUID = 1L;

    public ConversationCompleted() {
        super(Kind.NOT_POSSIBLE_NOW, "the conversation is completed");
    }
}
