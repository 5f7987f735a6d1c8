package org.bandeja.company.model;

import static java.util.Objects.requireNonNull;

/**
 * Whom the company's own people ask for help; what is empty is not shown.
 *
 * @param text whom, and when, in words
 * @param phone as people write it
 * @param link http or https
 */
public record SupportContact(String text, String phone, String email, String link) {
    static final int LONGEST_TEXT = 500;

    public SupportContact {
        requireNonNull(text, "text");
        requireNonNull(phone, "phone");
        requireNonNull(email, "email");
        requireNonNull(link, "link");
    }

    public boolean isEmpty() {
        return text.isEmpty() && phone.isEmpty() && email.isEmpty() && link.isEmpty();
    }
}
