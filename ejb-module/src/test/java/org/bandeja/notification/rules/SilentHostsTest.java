package org.bandeja.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A push service that does not answer keeps nobody waiting for long. */
class SilentHostsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String HOST = "push.example";
    private final SilentHosts hosts = new SilentHosts();

    private void silent(int times) {
        IntStream.range(0, times).forEach(i -> hosts.wasSilent(HOST, NOW));
    }

    @Test
    void someSilencesAreNothing() {
        silent(SilentHosts.MOST - 1);
        assertThat(hosts.mayCall(HOST, NOW)).isTrue();
        hosts.answered(HOST);
        silent(SilentHosts.MOST - 1);
        assertThat(hosts.mayCall(HOST, NOW)).isTrue();
    }

    @Test
    void afterSomeInARowOneTriesEachPause() {
        silent(SilentHosts.MOST);
        assertThat(hosts.mayCall(HOST, NOW)).isFalse();
        assertThat(hosts.mayCall("other.example", NOW)).isTrue();
        Instant then = NOW.plus(SilentHosts.PAUSE);
        assertThat(hosts.mayCall(HOST, then.minusMillis(1))).isFalse();
        assertThat(hosts.mayCall(HOST, then)).isTrue();
        assertThat(hosts.mayCall(HOST, then)).as("while that one tries").isFalse();
        hosts.wasSilent(HOST, then);
        assertThat(hosts.mayCall(HOST, then.plusMillis(1))).isFalse();
    }

    @Test
    void anAnswerEndsIt() {
        silent(SilentHosts.MOST + 3);
        hosts.answered(HOST);
        assertThat(hosts.mayCall(HOST, NOW)).isTrue();
        assertThat(hosts.mayCall(HOST, NOW)).isTrue();
    }
}
