package org.bandeja.refusal.model;

/** What came in cannot be understood. */
public class Malformed extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param what for the developer on the other side */
    public Malformed(String what) {
        super(Kind.MALFORMED, what);
    }
}
