package org.bandeja.system.client;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who writes to the company.
 *
 * @param phone with the plus sign
 * @param userId WhatsApp's id within the business
 */
public record Customer(Optional<String> phone, Optional<String> userId, String name) {
    private static final AtomicLong NEXT =
            new AtomicLong(ThreadLocalRandom.current().nextLong(10_000_000L, 80_000_000L));

    /** One whom nobody knows yet. */
    public static Customer unknown(String name) {
        return new Customer(Optional.of("+57300" + NEXT.incrementAndGet()), Optional.empty(), name);
    }

    /** One who hides the phone number. */
    public static Customer withoutPhone(String name) {
        return new Customer(Optional.empty(), Optional.of("CO." + NEXT.incrementAndGet()), name);
    }

    /** The phone number as WhatsApp writes it. */
    public Optional<String> digits() {
        return phone.map(number -> number.substring(1));
    }

    public String key() {
        return phone.or(this::userId).orElseThrow();
    }
}
