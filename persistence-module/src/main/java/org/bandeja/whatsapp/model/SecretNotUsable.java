package org.bandeja.whatsapp.model;

import org.bandeja.refusal.model.Refusal;

/** A token or secret is one word of visible ASCII characters. */
public class SecretNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public SecretNotUsable() {
        super(Kind.BEYOND_LIMITS, "no token or secret");
    }
}
