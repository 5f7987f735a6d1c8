package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** Only what is completed can be reopened. */
public class ConversationStillOpen extends Refusal {
    private static final long serialVersionUID = 1L;

    public ConversationStillOpen() {
        super(Kind.NOT_POSSIBLE_NOW, "the conversation is open");
    }
}
