package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** A field of contacts that nobody could fill in. */
public class FieldNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public FieldNotUsable() {
        super(Kind.BEYOND_LIMITS, "a field needs a name of 1 to 60 characters; a choice needs 1 to 50 different lines");
    }
}
