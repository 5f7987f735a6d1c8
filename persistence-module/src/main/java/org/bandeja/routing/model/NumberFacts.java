package org.bandeja.routing.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What WhatsApp tells of a number when it names the numbers of an account, in its words; empty is what it leaves out.
 *
 * @param displayPhoneNumber as people write it
 * @param verifiedName as customers see it
 * @param messagingLimit how many customers may be written to first in 24 hours
 */
public record NumberFacts(
        String phoneNumberId,
        Optional<String> displayPhoneNumber,
        Optional<String> verifiedName,
        Optional<String> nameStatus,
        Optional<String> status,
        Optional<String> quality,
        Optional<String> messagingLimit,
        Optional<String> throughput) {
    public NumberFacts {
        requireNonNull(phoneNumberId, "phoneNumberId");
    }
}
