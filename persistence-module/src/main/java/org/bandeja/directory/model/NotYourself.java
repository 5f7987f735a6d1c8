package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** Nobody locks himself out. */
public class NotYourself extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotYourself() {
        super(Kind.NOT_POSSIBLE_NOW, "not oneself");
    }
}
