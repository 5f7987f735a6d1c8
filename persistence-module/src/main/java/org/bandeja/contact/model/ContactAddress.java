package org.bandeja.contact.model;

import java.util.Optional;

/**
 * How WhatsApp names a customer, or a group of them. Either part may be missing, since 2026 often the phone.
 *
 * @param phone E.164 with +, or as received where it is none
 * @param userId business-scoped user id, case kept; of a group its id
 * @param group whether it is a group: nobody can be written to by it
 */
public record ContactAddress(Optional<String> phone, Optional<String> userId, boolean group) {
    /** @throws IllegalArgumentException if both are missing, or a group has a phone number */
    public ContactAddress {
        if (phone.isEmpty() && userId.isEmpty()) {
            throw new IllegalArgumentException("a contact needs a phone number or a user id");
        }
        if (group && phone.isPresent()) {
            throw new IllegalArgumentException("a group has no phone number");
        }
    }

    /** Of a person. */
    public ContactAddress(Optional<String> phone, Optional<String> userId) {
        this(phone, userId, false);
    }

    /** @param id as WhatsApp calls the group */
    public static ContactAddress ofGroup(String id) {
        return new ContactAddress(Optional.empty(), Optional.of(id), true);
    }
}
