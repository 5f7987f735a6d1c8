package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** Something that the person may not see prevents a conversation with this customer from being started. */
public class CannotStartNow extends Refusal {
    private static final long serialVersionUID = 1L;

    public CannotStartNow() {
        super(Kind.NOT_POSSIBLE_NOW, "no conversation with this customer can be started now");
    }
}
