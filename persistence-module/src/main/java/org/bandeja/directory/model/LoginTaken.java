package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody else has this login, or one that differs in case only. */
public class LoginTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public LoginTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "the login is taken");
    }
}
