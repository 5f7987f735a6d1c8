package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** Consent that nobody can prove later is none. */
public class ConsentNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public ConsentNotUsable() {
        super(Kind.BEYOND_LIMITS, "how the customer said so is missing or too long");
    }
}
