package org.bandeja.door.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final CallRate rate = new CallRate(50, 300);

    private int taken(String caller, int calls, Instant at) {
        return (int) IntStream.range(0, calls)
                .filter(i -> rate.take(caller, at).isZero())
                .count();
    }

    @Test
    void exactlyTheBurstGoesAtOnceAndThenFiftyASecond() {
        assertThat(taken("ana", 400, NOW)).isEqualTo(300);
        assertThat(rate.take("ana", NOW)).isEqualTo(Duration.ofMillis(20));
        assertThat(taken("ana", 400, NOW.plusSeconds(1))).isEqualTo(50);
        assertThat(taken("ana", 400, NOW.plusSeconds(3600))).isEqualTo(300);
    }

    @Test
    void whatIsSeldomComesOnceEachSoOften() {
        CallRate seldom = new CallRate(Duration.ofSeconds(15), 4);
        assertThat(IntStream.range(0, 10).filter(i -> seldom.take("ana", NOW).isZero()))
                .hasSize(4);
        assertThat(seldom.take("ana", NOW.plusSeconds(15))).isZero();
        assertThat(seldom.take("ana", NOW.plusSeconds(15))).isEqualTo(Duration.ofSeconds(15));
        assertThatThrownBy(() -> new CallRate(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneTakesNothingFromAnother() {
        taken("ana", 400, NOW);
        assertThat(taken("luis", 1, NOW)).isEqualTo(1);
    }

    @Test
    void whoWaitsAsLongAsToldGoesOn() {
        taken("ana", 300, NOW);
        assertThat(rate.take("ana", NOW.plusMillis(19))).isEqualTo(Duration.ofMillis(1));
        assertThat(rate.take("ana", NOW.plusMillis(20))).isZero();
    }

    @Test
    void aClockThatGoesBackStopsNobodyForLong() {
        taken("ana", 1, NOW);
        assertThat(taken("ana", 1, NOW.minusSeconds(1))).isEqualTo(1);
    }

    @Test
    void whoHasPaidBackIsForgotten() {
        IntStream.range(0, 20_000).forEach(i -> rate.take("caller " + i, NOW.plusSeconds(i)));
        assertThat(rate.remembered()).isLessThan(5_000);
    }

    @Test
    void manyThreadsTogetherTakeNoMore() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var granted = new AtomicInteger();
        var start = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            pool.submit(() -> {
                start.await();
                return granted.addAndGet(taken("ana", 200, NOW));
            });
        }
        start.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(granted).hasValue(300);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new CallRate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CallRate(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
