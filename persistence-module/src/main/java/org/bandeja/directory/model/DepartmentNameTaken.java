package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** There is another department of this name, archived ones included. */
public class DepartmentNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public DepartmentNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "the name is taken");
    }
}
