package org.bandeja.whatsapp.model;

import org.bandeja.refusal.model.Refusal;

/** There is another account with this id of WhatsApp's. */
public class AccountIdTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public AccountIdTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "there is an account with this id");
    }
}
