package org.bandeja.whatsapp.model;

import org.bandeja.refusal.model.Refusal;

/** Without an access token WhatsApp cannot be asked. */
public class NoAccessToken extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoAccessToken() {
        super(Kind.NOT_POSSIBLE_NOW, "no access token");
    }
}
