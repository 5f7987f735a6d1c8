package org.bandeja.whatsapp.model;

import org.bandeja.refusal.model.Refusal;

/** The server has no key with which secrets could be encrypted. */
public class SecretsCannotBeKept extends Refusal {
    private static final long serialVersionUID = 1L;

    public SecretsCannotBeKept() {
        super(Kind.NOT_POSSIBLE_NOW, "no key file");
    }
}
