package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** A note is a note, not a file. */
public class NoteTooLong extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoteTooLong() {
        super(Kind.BEYOND_LIMITS, "the note is too long");
    }
}
