package org.bandeja.whatsapp.rules;

/** A delivery that is not a JSON object: nothing in it can be told apart, so it has to be looked at by somebody. */
public final class UnreadableDelivery extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason for an administrator; quotes nothing of the delivery */
    public UnreadableDelivery(String reason) {
        super(reason);
    }
}
