package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** This installation has no key to keep the secrets of two-step login with. */
public class TwoStepNotPossible extends Refusal {
    private static final long serialVersionUID = 1L;

    public TwoStepNotPossible() {
        super(Kind.NOT_POSSIBLE_NOW, "no key for two-step login");
    }
}
