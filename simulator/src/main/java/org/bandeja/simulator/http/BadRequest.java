package org.bandeja.simulator.http;

/** The caller of the control API made a mistake; the message says which. Answered 400. */
public class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message);
    }
}
