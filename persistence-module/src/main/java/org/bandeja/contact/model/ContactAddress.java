package org.bandeja.contact.model;

import java.util.Optional;

/**
 * How WhatsApp names a customer. Either part may be missing, since 2026 often the phone.
 *
 * @param phone E.164 with +, or as received where it is none
 * @param userId business-scoped user id, case kept
 */
public record ContactAddress(Optional<String> phone, Optional<String> userId) {
    /** @throws IllegalArgumentException if both are missing */
    public ContactAddress {
        if (phone.isEmpty() && userId.isEmpty()) {
            throw new IllegalArgumentException("a contact needs a phone number or a user id");
        }
    }
}
