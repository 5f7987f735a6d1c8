package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** A group of WhatsApp is no person: it cannot be blocked, nor joined with anybody. */
public class GroupIsNobody extends Refusal {
    private static final long serialVersionUID = 1L;

    public GroupIsNobody() {
        super(Kind.NOT_POSSIBLE_NOW, "the contact is a group, not a person");
    }
}
