package org.bandeja.template.model;

import org.bandeja.refusal.model.Refusal;

/** The customer has told WhatsApp that he wants no marketing messages. */
public class MarketingNotWanted extends Refusal {
    private static final long serialVersionUID = 1L;

    public MarketingNotWanted() {
        super(Kind.NOT_POSSIBLE_NOW, "the customer wants no marketing messages");
    }
}
