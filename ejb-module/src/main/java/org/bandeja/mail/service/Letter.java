package org.bandeja.mail.service;

import static java.util.Objects.requireNonNull;

/** A mail of plain text to one person. */
public record Letter(String to, String subject, String text) {
    public Letter {
        requireNonNull(to, "to");
        requireNonNull(subject, "subject");
        requireNonNull(text, "text");
    }

    /** Without its text: that may hold a link which works for whoever reads it. */
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
