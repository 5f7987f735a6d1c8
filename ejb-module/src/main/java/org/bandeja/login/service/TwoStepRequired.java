package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** This installation wants two-step login of this person. */
public class TwoStepRequired extends Refusal {
    private static final long serialVersionUID = 1L;

    public TwoStepRequired() {
        super(Kind.NOT_POSSIBLE_NOW, "two-step login is required");
    }
}
