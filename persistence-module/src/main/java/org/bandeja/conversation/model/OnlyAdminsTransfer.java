package org.bandeja.conversation.model;

/** The department leaves transfers to its administrators, also of what one has oneself. */
public class OnlyAdminsTransfer extends NotYours {
    private static final long serialVersionUID = 1L;

    public OnlyAdminsTransfer() {
        super("TRANSFER");
    }
}
