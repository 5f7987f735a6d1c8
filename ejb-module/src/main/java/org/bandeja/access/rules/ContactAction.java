package org.bandeja.access.rules;

/** What a person can do with a contact. The names are a contract with the screens. */
public enum ContactAction {
    /** Name, language, fields, consent, notes. */
    EDIT,
    /** At WhatsApp, and unblock. */
    BLOCK,
    /** Join with another contact: both are one person. */
    MERGE,
    /** Get all that is known of the person. */
    EXPORT,
    /** Remove all that is known of the person. */
    ERASE
}
