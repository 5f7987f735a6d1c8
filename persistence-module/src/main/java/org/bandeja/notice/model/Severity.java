package org.bandeja.notice.model;

/** How much something matters to administrators. */
public enum Severity {
    INFO,
    WARNING,
    /** Messages do not leave, or soon will not. */
    CRITICAL
}
