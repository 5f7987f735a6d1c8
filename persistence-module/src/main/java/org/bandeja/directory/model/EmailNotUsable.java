package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** That is no e-mail address. */
public class EmailNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public EmailNotUsable() {
        super(Kind.BEYOND_LIMITS, "no e-mail address");
    }
}
