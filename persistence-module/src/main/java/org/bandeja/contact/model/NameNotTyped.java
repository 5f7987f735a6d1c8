package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** What cannot be taken back is done by who knows whom it is about. */
public class NameNotTyped extends Refusal {
    private static final long serialVersionUID = 1L;

    public NameNotTyped() {
        super(Kind.BEYOND_LIMITS, "what was typed is not the contact's name");
    }
}
