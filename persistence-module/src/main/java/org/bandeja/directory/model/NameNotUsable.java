package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** A name must have 1 to 120 characters and no line ends. */
public class NameNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public NameNotUsable() {
        super(Kind.BEYOND_LIMITS, "a name must have 1 to 120 characters");
    }
}
