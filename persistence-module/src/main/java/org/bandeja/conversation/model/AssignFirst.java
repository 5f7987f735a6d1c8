package org.bandeja.conversation.model;

/** Nobody has the conversation: whoever wants to do this assigns it to himself first. */
public class AssignFirst extends NotYours {
    private static final long serialVersionUID = 1L;

    /** @param action what was tried */
    public AssignFirst(String action) {
        super(action);
    }
}
