package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** A login must have 1 to 120 characters, without blanks. */
public class LoginNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public LoginNotUsable() {
        super(Kind.BEYOND_LIMITS, "a login must have 1 to 120 characters, without blanks");
    }
}
