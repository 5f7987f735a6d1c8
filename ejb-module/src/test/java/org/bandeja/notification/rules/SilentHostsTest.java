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
        assertThat(hosts.restsUntil(HOST, NOW)).isEmpty();
        hosts.answered(HOST);
        silent(SilentHosts.MOST - 1);
        assertThat(hosts.restsUntil(HOST, NOW)).isEmpty();
    }

    @Test
    void afterSomeInARowOneTriesEachPause() {
        silent(SilentHosts.MOST);
        assertThat(hosts.restsUntil(HOST, NOW)).isPresent();
        assertThat(hosts.restsUntil("other.example", NOW)).isEmpty();
        Instant then = NOW.plus(SilentHosts.PAUSE);
        assertThat(hosts.restsUntil(HOST, then.minusMillis(1))).isPresent();
        assertThat(hosts.restsUntil(HOST, then)).isEmpty();
        assertThat(hosts.restsUntil(HOST, then)).as("while that one tries").isPresent();
        hosts.wasSilent(HOST, then);
        assertThat(hosts.restsUntil(HOST, then.plusMillis(1))).isPresent();
    }

    @Test
    void aTrialThatNobodyMadeIsTheNextOnes() {
        silent(SilentHosts.MOST);
        Instant then = NOW.plus(SilentHosts.PAUSE);
        assertThat(hosts.restsUntil(HOST, then)).isEmpty();
        hosts.untried(HOST, then);
        assertThat(hosts.restsUntil(HOST, then)).as("the next one tries").isEmpty();
        assertThat(hosts.restsUntil(HOST, then)).isPresent();
    }

    @Test
    void whoIsNotSilentIsCalledWhoeverDidNot() {
        hosts.untried(HOST, NOW);
        silent(SilentHosts.MOST - 1);
        hosts.untried(HOST, NOW);
        assertThat(hosts.wasSilent(HOST, NOW)).as("all of them count").isTrue();
    }

    @Test
    void itIsSaidOnceThatOneIsLeftAlone() {
        silent(SilentHosts.MOST - 1);
        assertThat(hosts.wasSilent(HOST, NOW)).isTrue();
        assertThat(hosts.wasSilent(HOST, NOW)).isFalse();
    }

    @Test
    void whatNobodyAsksForAnyMoreIsForgotten() {
        silent(SilentHosts.MOST);
        hosts.wasSilent("other.example", NOW.plus(SilentHosts.PAUSE.multipliedBy(30)));
        assertThat(hosts.wasSilent(HOST, NOW)).as("the first again").isFalse();
        assertThat(hosts.restsUntil(HOST, NOW)).isEmpty();
    }

    @Test
    void ofTooManyOneMoreIsNotRemembered() {
        silent(SilentHosts.MOST);
        IntStream.range(1, SilentHosts.REMEMBERED).forEach(i -> hosts.wasSilent("h" + i + ".example", NOW));
        IntStream.range(0, SilentHosts.MOST).forEach(i -> hosts.wasSilent("more.example", NOW));
        assertThat(hosts.restsUntil("more.example", NOW)).isEmpty();
        assertThat(hosts.restsUntil(HOST, NOW)).as("who was there before").isPresent();
        Instant later = NOW.plus(SilentHosts.PAUSE.multipliedBy(30));
        IntStream.range(0, SilentHosts.MOST).forEach(i -> hosts.wasSilent("more.example", later));
        assertThat(hosts.restsUntil("more.example", later)).isPresent();
    }

    @Test
    void anAnswerEndsIt() {
        silent(SilentHosts.MOST + 3);
        hosts.answered(HOST);
        assertThat(hosts.restsUntil(HOST, NOW)).isEmpty();
        assertThat(hosts.restsUntil(HOST, NOW)).isEmpty();
    }
}
