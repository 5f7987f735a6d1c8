package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** There is no such department, or it is archived. */
public class DepartmentNotAvailable extends Refusal {
    private static final long serialVersionUID = 1L;

    public DepartmentNotAvailable() {
        super(Kind.NOT_POSSIBLE_NOW, "no department that conversations can go to");
    }
}
