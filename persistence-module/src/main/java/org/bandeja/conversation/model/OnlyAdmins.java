package org.bandeja.conversation.model;

/** Only admins of the department, and administrators, do this; its text says what. */
public class OnlyAdmins extends NotYours {
    private static final long serialVersionUID = 1L;

    /** @param action what was tried: ASSIGN, TAKE_OVER or MOVE */
    public OnlyAdmins(String action) {
        super(action);
    }

    @Override
    public String text() {
        return rule() + "." + action();
    }
}
