package org.bandeja.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which push services do not answer, so that waiting for one of them does not keep what is for the others: after some calls in a row
 * without an answer a host is asked once in a while only. May be used by several threads; remembers only hosts that are silent.
 */
public final class SilentHosts {
    /** So many in a row. */
    public static final int MOST = 5;
    /** One is tried each so often, until one is answered. */
    public static final Duration PAUSE = Duration.ofSeconds(15);

    /** Nobody has asked one for so long: it is forgotten. */
    private static final Duration FORGOTTEN = PAUSE.multipliedBy(20);

    /** Browsers name hosts: of so many that are silent at once one more is not remembered, and waited for like the first time. */
    static final int REMEMBERED = 1_000;

    private record Silence(int calls, Instant until) {}

    private final Map<String, Silence> silent = new ConcurrentHashMap<>();

    /**
     * Whether it is worth the wait. Whoever is let through after a pause is the one who tries.
     *
     * @return until when it is left alone; empty: it may be called
     */
    public Optional<Instant> restsUntil(String host, Instant now) {
        AtomicReference<Instant> rest = new AtomicReference<>();
        silent.computeIfPresent(host, (name, silence) -> {
            if (silence.calls() < MOST) {
                return silence;
            }
            if (now.isBefore(silence.until())) {
                rest.set(silence.until());
                return silence;
            }
            return new Silence(silence.calls(), now.plus(PAUSE));
        });
        return Optional.ofNullable(rest.get());
    }

    /** Whoever was let through did not call after all: the next one tries instead. */
    public void untried(String host, Instant now) {
        silent.computeIfPresent(
                host, (name, silence) -> silence.calls() < MOST ? silence : new Silence(silence.calls(), now));
    }

    /** It has answered, whatever it was. */
    public void answered(String host) {
        silent.remove(host);
    }

    /**
     * It was not reached, or did not answer in time.
     *
     * @return whether it is left alone from now on, and was not before
     */
    public boolean wasSilent(String host, Instant now) {
        silent.values().removeIf(silence -> silence.until().plus(FORGOTTEN).isBefore(now));
        if (silent.size() >= REMEMBERED && !silent.containsKey(host)) {
            return false;
        }
        return silent.merge(
                                host,
                                new Silence(1, now.plus(PAUSE)),
                                (former, one) -> new Silence(former.calls() + 1, one.until()))
                        .calls()
                == MOST;
    }
}
