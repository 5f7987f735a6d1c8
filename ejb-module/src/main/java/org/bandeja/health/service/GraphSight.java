package org.bandeja.health.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Whether WhatsApp has answered this node lately. Nothing is called for it: what is called anyway says so. */
@ApplicationScoped
public class GraphSight {
    private Clock clock;
    private volatile Instant answered;
    private volatile Instant silent;

    /** For the container's proxy. */
    protected GraphSight() {}

    @Inject
    public GraphSight(Clock clock) {
        this.clock = clock;
    }

    /** It answered, whatever it was. */
    public void answered() {
        answered = clock.instant();
    }

    /** It did not. */
    public void silent() {
        silent = clock.instant();
    }

    /** @return empty: nothing was asked yet */
    public Optional<Boolean> isReached() {
        if (answered == null && silent == null) {
            return Optional.empty();
        }
        return Optional.of(silent == null || answered != null && answered.isAfter(silent));
    }
}
