package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** Two-step login is not set up, or not begun. */
public class TwoStepOff extends Refusal {
    private static final long serialVersionUID = 1L;

    public TwoStepOff() {
        super(Kind.NOT_POSSIBLE_NOW, "two-step login is off");
    }
}
