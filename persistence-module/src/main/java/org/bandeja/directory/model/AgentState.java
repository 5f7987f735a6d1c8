package org.bandeja.directory.model;

/** Whether somebody can log in. */
public enum AgentState {
    ACTIVE,
    /** Has not chosen a password yet. */
    INVITED,
    DISABLED;

    static AgentState of(boolean disabled, boolean invited) {
        if (disabled) {
            return DISABLED;
        }
        return invited ? INVITED : ACTIVE;
    }
}
