package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** A department with open conversations is not archived: they would be forgotten. */
public class OpenConversationsLeft extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param count how many */
    public OpenConversationsLeft(long count) {
        super(Kind.NOT_POSSIBLE_NOW, String.valueOf(count));
    }
}
