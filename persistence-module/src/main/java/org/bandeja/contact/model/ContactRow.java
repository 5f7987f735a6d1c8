package org.bandeja.contact.model;

import java.util.Optional;

/**
 * A contact in a list.
 *
 * @param name may be empty
 * @param blocked at one number at least of those where the person who looks sees a conversation
 */
public record ContactRow(
        ContactId id,
        String name,
        String profileName,
        Optional<String> phone,
        Optional<String> userId,
        boolean blocked,
        boolean marketingStopped) {}
