package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** Nobody needs so many tokens at once. */
public class TooManyTokens extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyTokens() {
        super(Kind.BEYOND_LIMITS, "too many tokens");
    }
}
