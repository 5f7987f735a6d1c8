package org.bandeja.quickreply.model;

import java.util.Arrays;
import java.util.Optional;

/** What a quick reply has filled in when it is inserted. The names are a contract with those who write them. */
public enum ReplyVariable {
    CONTACT_NAME("contact.name"),
    /** The first word of the contact's name. */
    CONTACT_FIRST_NAME("contact.first_name"),
    AGENT_NAME("agent.name"),
    DEPARTMENT_NAME("department.name"),
    NUMBER_NAME("number.name");

    private final String written;

    ReplyVariable(String written) {
        this.written = written;
    }

    /** As it stands between double braces. */
    public String written() {
        return written;
    }

    /** @return empty when there is no such variable */
    public static Optional<ReplyVariable> of(String written) {
        return Arrays.stream(values())
                .filter(variable -> variable.written.equals(written))
                .findFirst();
    }
}
