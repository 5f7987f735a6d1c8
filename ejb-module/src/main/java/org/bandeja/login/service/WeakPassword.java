package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** A password must have 10 to 200 characters. */
public class WeakPassword extends Refusal {
    private static final long serialVersionUID = 1L;

    public WeakPassword() {
        super(Kind.BEYOND_LIMITS, "a password must have 10 to 200 characters");
    }
}
