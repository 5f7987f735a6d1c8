package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** The time is over, or somebody has acted meanwhile, or there was nothing that can be undone. */
public class NothingToUndo extends Refusal {
    private static final long serialVersionUID = 1L;

    public NothingToUndo() {
        super(Kind.NOT_POSSIBLE_NOW, "nothing can be undone any more");
    }
}
