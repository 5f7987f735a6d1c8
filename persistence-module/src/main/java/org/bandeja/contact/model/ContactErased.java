package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** Nothing of the person is left: nothing can be done with the contact any more. */
public class ContactErased extends Refusal {
    private static final long serialVersionUID = 1L;

    public ContactErased() {
        super(Kind.NOT_POSSIBLE_NOW, "the contact was erased");
    }
}
