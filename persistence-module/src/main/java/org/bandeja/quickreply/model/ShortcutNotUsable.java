package org.bandeja.quickreply.model;

import org.bandeja.refusal.model.Refusal;

/** A shortcut is one word of letters, digits, hyphens and underscores, at most 32. */
public class ShortcutNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public ShortcutNotUsable() {
        super(Kind.BEYOND_LIMITS, "a shortcut is one word");
    }
}
