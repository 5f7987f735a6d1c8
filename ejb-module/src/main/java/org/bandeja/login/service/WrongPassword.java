package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** The present password, asked for again before something important, is wrong. */
public class WrongPassword extends Refusal {
    private static final long serialVersionUID = 1L;

    public WrongPassword() {
        super(Kind.NOT_ALLOWED, "the password is wrong");
    }
}
