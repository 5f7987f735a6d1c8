package org.bandeja.callgroup.model;

import org.bandeja.refusal.model.Refusal;

/** There is another group of this name. */
public class GroupNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public GroupNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "another group has this name");
    }
}
