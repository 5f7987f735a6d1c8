package org.bandeja.simulator.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a customer who came by an advertisement has with one number: answered within a day, everything is free of charge for three
 * days from the answer (WhatsApp, pricing, free entry points).
 */
final class FreeEntry {
    private static final Duration TO_ANSWER = Duration.ofHours(24);
    private static final Duration LENGTH = Duration.ofHours(72);

    private Instant cameAt;
    private FreeConversation answered;

    /** While one goes on, coming again begins no other. */
    synchronized void came(Instant at) {
        if (answered == null || !at.isBefore(answered.until())) {
            cameAt = at;
            answered = null;
        }
    }

    /** @param at when the business said something */
    synchronized Optional<FreeConversation> said(Instant at) {
        if (cameAt == null || at.isBefore(cameAt)) {
            return Optional.empty();
        }
        if (answered == null && at.isBefore(cameAt.plus(TO_ANSWER))) {
            answered = new FreeConversation(UUID.randomUUID().toString().replace("-", ""), at.plus(LENGTH));
        }
        return Optional.ofNullable(answered).filter(free -> at.isBefore(free.until()));
    }
}
