package org.bandeja.template.model;

/** Why a draft is still one although it was submitted. */
public enum DraftFailure {
    /** WhatsApp said no. */
    REFUSED,
    /** WhatsApp was not reached: nothing was submitted. */
    NOT_REACHED,
    /** There was no answer, and WhatsApp does not list it. */
    NOT_ARRIVED
}
