package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** Joining takes two contacts. */
public class NotTheSamePerson extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotTheSamePerson() {
        super(Kind.NOT_POSSIBLE_NOW, "a contact cannot be joined with itself");
    }
}
