package org.bandeja.audit.model;

/** How a deed ended. */
public enum Outcome {
    DONE,
    /** A rule said no. */
    REFUSED,
    /** It was tried and did not work: a sign-in with a wrong password, a message that could not be sent. */
    FAILED
}
