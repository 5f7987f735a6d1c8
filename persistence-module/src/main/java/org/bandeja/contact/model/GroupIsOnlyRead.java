package org.bandeja.contact.model;

import org.bandeja.refusal.model.Refusal;

/** What is said in a group of WhatsApp is received; nothing is sent there. */
public class GroupIsOnlyRead extends Refusal {
    private static final long serialVersionUID = 1L;

    public GroupIsOnlyRead() {
        super(Kind.NOT_POSSIBLE_NOW, "the contact is a group, where nothing is sent");
    }
}
