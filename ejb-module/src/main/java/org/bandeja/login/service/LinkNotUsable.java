package org.bandeja.login.service;

import org.bandeja.refusal.model.Refusal;

/** The link is unknown, was used, or has run out: nobody can tell which. */
public class LinkNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public LinkNotUsable() {
        super(Kind.NOT_FOUND, "the link cannot be used");
    }
}
