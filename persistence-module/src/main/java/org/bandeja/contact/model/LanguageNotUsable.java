package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** Languages are named as browsers name them. */
public class LanguageNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public LanguageNotUsable() {
        super(Kind.BEYOND_LIMITS, "no language");
    }
}
