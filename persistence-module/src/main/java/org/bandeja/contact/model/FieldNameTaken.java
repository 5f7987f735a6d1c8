package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** Two fields of one name are told apart by nobody. */
public class FieldNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public FieldNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "another field has this name");
    }
}
