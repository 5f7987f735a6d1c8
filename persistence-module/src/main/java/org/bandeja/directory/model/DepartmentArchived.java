package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** The department is archived: nobody joins it, nothing comes in. */
public class DepartmentArchived extends Refusal {
    private static final long serialVersionUID = 1L;

    public DepartmentArchived() {
        super(Kind.NOT_POSSIBLE_NOW, "the department is archived");
    }
}
