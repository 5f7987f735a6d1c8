package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp said no; its own words tell why. */
public class RefusedByWhatsApp extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param words WhatsApp's, for people */
    public RefusedByWhatsApp(String words) {
        super(Kind.NOT_POSSIBLE_NOW, words);
    }
}
