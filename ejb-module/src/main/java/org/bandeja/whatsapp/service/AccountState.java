package org.bandeja.whatsapp.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.SecretKind;

/**
 * An account as administrators see it: of its secrets only that they are there.
 *
 * @param fromSettings whether the server's settings speak for it where it has no secret of its own
 * @param overlapUntil until when the app secret before the present one counts
 * @param review in WhatsApp's words, likewise ban and its date, restrictions, limit
 */
public record AccountState(
        AccountId id,
        String wabaId,
        String name,
        Optional<String> appId,
        boolean fromSettings,
        Map<SecretKind, Secret> secrets,
        Optional<Instant> overlapUntil,
        Optional<String> review,
        Optional<String> ban,
        Optional<String> banDate,
        List<String> restrictions,
        Optional<String> messagingLimit,
        OptionalInt mostNumbers,
        Optional<Instant> listedAt,
        int numbers,
        int stoppedNumbers) {

    /** Where a secret comes from. */
    public enum Source {
        /** Entered here, kept encrypted. */
        HERE,
        /** Entered here, and the key that encrypted it is gone. */
        UNREADABLE,
        /** The server's settings. */
        SETTINGS,
        NONE
    }

    /**
     * A secret, without itself.
     *
     * @param at since when it is set here
     * @param by the name of who set it; empty also when nobody of that time is left
     */
    public record Secret(Source source, Optional<Instant> at, Optional<String> by) {}
}
