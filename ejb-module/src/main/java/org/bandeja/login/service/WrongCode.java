package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** The code is wrong, too old, or was used before. */
public class WrongCode extends Refusal {
    private static final long serialVersionUID = 1L;

    public WrongCode() {
        super(Kind.NOT_ALLOWED, "the code is wrong");
    }
}
