package org.bandeja.access.rules;

/** What a person can do with a conversation. The names are a contract with the screens. */
public enum Action {
    CLAIM,
    REPLY,
    RETURN,
    COMPLETE,
    REOPEN,
    /** Send again, or dismiss, what failed or may not have arrived. */
    RETRY,
    /** Mark read or unread. */
    READ
}
