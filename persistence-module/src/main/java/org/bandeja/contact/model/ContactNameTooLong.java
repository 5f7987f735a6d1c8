package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** A name has to fit into a list. */
public class ContactNameTooLong extends Refusal {
    private static final long serialVersionUID = 1L;

    public ContactNameTooLong() {
        super(Kind.BEYOND_LIMITS, "the name is too long");
    }
}
