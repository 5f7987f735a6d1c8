package org.bandeja.contact.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What somebody was called by at WhatsApp.
 *
 * @param address as deliveries write it: the digits of a phone number, or a user id
 * @param until what came later under this address is somebody else's
 */
public record KnownAs(String address, Instant until) {
    public KnownAs {
        requireNonNull(until, "until");
        if (address.isBlank()) {
            throw new IllegalArgumentException("nobody is called nothing");
        }
    }
}
