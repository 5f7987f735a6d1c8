package org.bandeja.mention.model;

import org.bandeja.refusal.model.Refusal;

/** A note names somebody who does not see the conversation. */
public class CannotBeMentioned extends Refusal {
    private static final long serialVersionUID = 1L;

    public CannotBeMentioned() {
        super(Kind.NOT_POSSIBLE_NOW, "somebody who is named does not see the conversation");
    }
}
