package org.bandeja.refusal.model;

/** Missing or not visible to this person: nobody can tell which. */
public class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotFound() {
        super(Kind.NOT_FOUND, "not found");
    }
}
