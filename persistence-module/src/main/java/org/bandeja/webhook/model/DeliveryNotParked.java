package org.bandeja.webhook.model;

import org.bandeja.refusal.model.Refusal;

/** Only a parked delivery is discarded; somebody has replayed it, or it was processed after all. */
public class DeliveryNotParked extends Refusal {
    private static final long serialVersionUID = 1L;

    public DeliveryNotParked() {
        super(Kind.NOT_POSSIBLE_NOW, "it is not parked any more");
    }
}
