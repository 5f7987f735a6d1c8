package org.bandeja.access.rules;

/** What a person can do with a conversation. The names are a contract with the screens. */
public enum Action {
    /** Assign to me. */
    CLAIM,
    /** Assign to somebody. */
    ASSIGN,
    TAKE_OVER,
    REPLY,
    RETURN,
    TRANSFER,
    /** To another department. */
    MOVE,
    COMPLETE,
    REOPEN,
    /** Send again, or dismiss, what failed or may not have arrived. */
    RETRY,
    /** Say something to colleagues. */
    NOTE,
    /** Mark read or unread. */
    READ,
    /** Give the contact a name. */
    EDIT_CONTACT,
    /** Put labels on it, and take them off. */
    LABEL
}
