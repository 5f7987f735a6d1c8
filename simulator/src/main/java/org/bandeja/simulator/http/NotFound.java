package org.bandeja.simulator.http;

/** What the path names does not exist. Answered 404. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
