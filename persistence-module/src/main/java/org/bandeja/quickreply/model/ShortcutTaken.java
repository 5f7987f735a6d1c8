package org.bandeja.quickreply.model;

import org.bandeja.refusal.model.Refusal;

/** The same owner has another quick reply with this shortcut. */
public class ShortcutTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public ShortcutTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "the shortcut is taken");
    }
}
