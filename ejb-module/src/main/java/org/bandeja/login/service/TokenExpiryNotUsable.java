package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** A token ends within a year, and not before it begins. */
public class TokenExpiryNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public TokenExpiryNotUsable() {
        super(Kind.BEYOND_LIMITS, "a token ends within a year");
    }
}
