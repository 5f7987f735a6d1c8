package org.bandeja.simulator.media;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One file.
 *
 * @param id as the Graph API names it: digits
 * @param account id of the account that may fetch it
 * @param phoneNumberId of the number that it was uploaded to or sent to; empty if any of the account's will do
 * @param mime without parameters for uploads; as the phone said it for customers' files
 * @param sha256 of its bytes, 32 of them
 */
public record Medium(
        String id,
        String account,
        Optional<String> phoneNumberId,
        Origin origin,
        String mime,
        Optional<String> name,
        byte[] sha256,
        long size,
        Instant madeAt,
        Path file) {

    /** Where it comes from, and so how long it is kept. */
    public enum Origin {
        /** The business uploaded it. */
        BUSINESS,
        /** A customer sent it. */
        CUSTOMER
    }
}
