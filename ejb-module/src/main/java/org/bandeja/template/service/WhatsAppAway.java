package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp was not reached, or did not answer: what was asked for may have been done, and its list will tell. */
public class WhatsAppAway extends Refusal {
    private static final long serialVersionUID = 1L;

    public WhatsAppAway() {
        super(Kind.NOT_POSSIBLE_NOW, "WhatsApp did not answer");
    }
}
