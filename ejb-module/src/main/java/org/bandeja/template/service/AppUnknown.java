package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** Example files are uploaded under the app that is connected to the account, and nobody has said which one that is. */
public class AppUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    public AppUnknown() {
        super(Kind.NOT_POSSIBLE_NOW, "the account's app id is not set");
    }
}
