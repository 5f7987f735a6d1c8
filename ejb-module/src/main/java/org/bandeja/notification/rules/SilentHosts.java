package org.bandeja.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which push services do not answer, so that waiting for one of them does not keep what is for the others: after some calls in a row
 * without an answer a host is asked once in a while only. May be used by several threads; remembers only hosts that are silent.
 */
public final class SilentHosts {
    /** So many in a row. */
    public static final int MOST = 5;
    /** One is tried each so often, until one is answered. */
    public static final Duration PAUSE = Duration.ofSeconds(15);

    private record Silence(int calls, Instant until) {}

    private final Map<String, Silence> silent = new ConcurrentHashMap<>();

    /** Whether it is worth the wait. Whoever is let through after a pause is the one who tries. */
    public boolean mayCall(String host, Instant now) {
        boolean[] may = {true};
        silent.computeIfPresent(host, (name, silence) -> {
            if (silence.calls() < MOST) {
                return silence;
            }
            may[0] = !now.isBefore(silence.until());
            return may[0] ? new Silence(silence.calls(), now.plus(PAUSE)) : silence;
        });
        return may[0];
    }

    /** It has answered, whatever it was. */
    public void answered(String host) {
        silent.remove(host);
    }

    /** It was not reached, or did not answer in time. */
    public void wasSilent(String host, Instant now) {
        silent.merge(
                host, new Silence(1, now.plus(PAUSE)), (former, one) -> new Silence(former.calls() + 1, one.until()));
    }
}
