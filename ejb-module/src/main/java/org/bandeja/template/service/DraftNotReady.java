package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp would not take the draft as it is: its problems say why. */
public class DraftNotReady extends Refusal {
    private static final long serialVersionUID = 1L;

    public DraftNotReady() {
        super(Kind.BEYOND_LIMITS, "the draft has problems");
    }
}
