package org.bandeja.health.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When this node last looked for events: while it does, screens are told. */
@ApplicationScoped
public class Pulse {
    /** Longer than any look takes when all is well. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private volatile Instant last;

    /** All events up to now are told. */
    public void beat(Instant now) {
        last = now;
    }

    /** @return empty: it has not looked yet */
    public Optional<Duration> since(Instant now) {
        return Optional.ofNullable(last).map(at -> Duration.between(at, now));
    }

    boolean isAlive(Instant now) {
        return since(now).filter(age -> age.compareTo(LONGEST) < 0).isPresent();
    }
}
