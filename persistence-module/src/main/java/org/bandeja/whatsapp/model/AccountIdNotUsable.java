package org.bandeja.whatsapp.model;

import org.bandeja.refusal.model.Refusal;

/** An id of WhatsApp's has digits, or letters, and at most 64 of them. */
public class AccountIdNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public AccountIdNotUsable() {
        super(Kind.BEYOND_LIMITS, "no id of WhatsApp's");
    }
}
