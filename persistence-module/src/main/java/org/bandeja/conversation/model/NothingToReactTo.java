package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp takes reactions to what was really said, to the other side, within the last 30 days. */
public class NothingToReactTo extends Refusal {
    private static final long serialVersionUID = 1L;

    public NothingToReactTo() {
        super(Kind.NOT_POSSIBLE_NOW, "no reaction to this message is possible");
    }
}
