package org.bandeja.simulator.webhook;

/** The webhooks that wait for the application have reached the bound of memory. */
public class TooManyPending extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyPending() {
        super("too many webhooks wait for the application");
    }
}
