package org.bandeja.template.model;

/** Where a draft is on its way to WhatsApp. */
public enum DraftState {
    /** Somebody writes it. */
    OPEN,
    /** WhatsApp is being asked. */
    SUBMITTING,
    /** Nobody knows whether WhatsApp has it: the next reading of its list tells. */
    UNCERTAIN
}
