package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** Too many passwords wait to be checked. */
public class TooBusy extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooBusy() {
        super(Kind.NOT_POSSIBLE_NOW, "too many passwords wait to be checked");
    }
}
