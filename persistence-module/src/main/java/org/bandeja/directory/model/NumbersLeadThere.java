package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** A department that a number leads to is not archived. */
public class NumbersLeadThere extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param names of the numbers, for the person to read */
    public NumbersLeadThere(String names) {
        super(Kind.NOT_POSSIBLE_NOW, names);
    }
}
