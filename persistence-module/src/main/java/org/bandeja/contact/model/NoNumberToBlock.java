package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** Blocking is for numbers that somebody talks with. */
public class NoNumberToBlock extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoNumberToBlock() {
        super(Kind.NOT_POSSIBLE_NOW, "there is no number that the contact talks with");
    }
}
