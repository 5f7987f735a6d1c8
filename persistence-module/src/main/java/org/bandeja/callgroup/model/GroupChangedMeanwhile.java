package org.bandeja.callgroup.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody else has changed the group since it was read. */
public class GroupChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    public GroupChangedMeanwhile() {
        super(Kind.NOT_POSSIBLE_NOW, "changed by somebody else meanwhile");
    }
}
