package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** The 24-hour window is closed: only templates may be sent. */
public class WindowClosed extends Refusal {
    private static final long serialVersionUID = 1L;

    public WindowClosed() {
        super(Kind.NOT_POSSIBLE_NOW, "the 24-hour window is closed");
    }
}
