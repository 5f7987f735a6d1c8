package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** A note says something, and fits. */
public class ContactNoteNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public ContactNoteNotUsable() {
        super(Kind.BEYOND_LIMITS, "a note about a contact is empty or too long");
    }
}
