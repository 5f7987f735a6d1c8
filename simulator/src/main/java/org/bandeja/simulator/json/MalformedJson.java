package org.bandeja.simulator.json;

/** What should have been a JSON object is none. */
public class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJson(Exception cause) {
        super("not a JSON object: " + cause.getMessage(), cause);
    }
}
