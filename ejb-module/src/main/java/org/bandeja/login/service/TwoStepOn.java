package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** Two-step login is in force already. */
public class TwoStepOn extends Refusal {
    private static final long serialVersionUID = 1L;

    public TwoStepOn() {
        super(Kind.NOT_POSSIBLE_NOW, "two-step login is on");
    }
}
