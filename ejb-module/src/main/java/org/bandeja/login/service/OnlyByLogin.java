package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** Only a person who is logged in may do it, no program with a token. */
public class OnlyByLogin extends Refusal {
    private static final long serialVersionUID = 1L;

    public OnlyByLogin() {
        super(Kind.NOT_ALLOWED, "only by a login");
    }
}
