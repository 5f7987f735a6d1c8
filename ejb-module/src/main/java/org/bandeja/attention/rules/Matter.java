package org.bandeja.attention.rules;

/** What somebody who runs Bandeja, or a department in it, has to see to. The names are a contract with the screens. */
public enum Matter {
    /** Nothing leaves from a number. */
    STOPPED_NUMBERS(Severity.CRITICAL),
    /** An account without a token or secret: nothing can be sent, or nothing that comes is believed. */
    ACCOUNTS_WITHOUT_SECRETS(Severity.CRITICAL),
    /** There is no room for files any more. */
    DISK_FULL(Severity.CRITICAL),
    /** What WhatsApp posted could not be processed. */
    PARKED_DELIVERIES(Severity.CRITICAL),
    /** Customers wait where no agent sees them. */
    CONVERSATIONS_WITHOUT_ROUTE(Severity.CRITICAL),
    /** Messages failed, or may not have arrived. */
    FAILED_MESSAGES(Severity.WARNING),
    NUMBERS_WITHOUT_ROUTE(Severity.WARNING),
    /** A number leads to something that does not work as it was meant. */
    ROUTE_PROBLEMS(Severity.WARNING),
    /** A call group, its members or where it leads on do not work as they were meant. */
    GROUP_PROBLEMS(Severity.WARNING),
    /** An auto attendant leads to something that does not work as it was meant. */
    ATTENDANT_PROBLEMS(Severity.WARNING),
    /** WhatsApp does not name a number any more. */
    MISSING_NUMBERS(Severity.WARNING),
    /** What WhatsApp told, and nobody has seen to. */
    NOTICES(Severity.WARNING),
    /** The templates of an account could not be read. */
    TEMPLATES_NOT_READ(Severity.WARNING),
    /** WhatsApp has rejected, paused or disabled templates. */
    TEMPLATES_REFUSED(Severity.WARNING),
    DRAFTS_UNCERTAIN(Severity.WARNING),
    /** There will soon be no room for files. */
    DISK_LOW(Severity.WARNING),
    /** Invited, but never been in. */
    NEVER_IN(Severity.ADVICE),
    /** No administrator logs in with a second step. */
    NO_SECOND_STEP(Severity.ADVICE);

    /** How much it matters. */
    public enum Severity {
        /** Customers are not served while it stays so. */
        CRITICAL,
        WARNING,
        /** It works; it would be better otherwise. */
        ADVICE
    }

    private final Severity severity;

    Matter(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
