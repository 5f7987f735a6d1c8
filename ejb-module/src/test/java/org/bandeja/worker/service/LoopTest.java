package org.bandeja.worker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final BlockingQueue<Integer> rounds = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private Thread thread;
    private Loop loop;

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void runsAtOnceWhenItIsStarted() throws InterruptedException {
        loop = loop(() -> rest(LONG)).start();
        assertThat(next()).isEqualTo(1);
    }

    @Test
    void doesNothingBeforeItIsStarted() {
        loop = loop(() -> rest(LONG));
        loop.wake();
        assertThat(thread.isAlive()).isFalse();
        assertThat(rounds).isEmpty();
    }

    @Test
    void goesOnAtOnceWhileThereIsMoreToDo() throws InterruptedException {
        loop = loop(() -> rest(count.get() < 5 ? Duration.ZERO : LONG)).start();
        for (int round = 1; round <= 5; round++) {
            assertThat(next()).isEqualTo(round);
        }
    }

    @Test
    void restsAsLongAsTheStepSays() throws InterruptedException {
        loop = loop(() -> rest(LONG)).start();
        assertThat(next()).isEqualTo(1);
        assertThat(rounds.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void goesOnByItselfAfterTheRest() throws InterruptedException {
        loop = loop(() -> rest(Duration.ofMillis(5))).start();
        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
        assertThat(next()).isEqualTo(3);
    }

    @Test
    void aWakeUpEndsTheRest() throws InterruptedException {
        loop = loop(() -> rest(LONG)).start();
        assertThat(next()).isEqualTo(1);
        loop.wake();
        assertThat(next()).isEqualTo(2);
    }

    @Test
    void aWakeUpDuringTheStepIsNotLost() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        loop = loop(() -> {
                    Duration rest = rest(LONG);
                    woken.await();
                    return rest;
                })
                .start();
        assertThat(next()).isEqualTo(1);
        loop.wake();
        woken.countDown();
        assertThat(next()).isEqualTo(2);
    }

    @Test
    void manyWakeUpsBeforeARestAreOne() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        loop = loop(() -> {
                    Duration rest = rest(LONG);
                    woken.await();
                    return rest;
                })
                .start();
        assertThat(next()).isEqualTo(1);
        loop.wake();
        loop.wake();
        loop.wake();
        woken.countDown();
        assertThat(next()).isEqualTo(2);
        assertThat(rounds.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void goesOnAfterAFailureByItself() throws InterruptedException {
        loop = loop(() -> {
                    Duration rest = rest(LONG);
                    if (count.get() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return rest;
                })
                .start();
        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
    }

    @Test
    void survivesCheckedFailuresAgainAndAgain() throws InterruptedException {
        loop = loop(() -> {
                    rest(LONG);
                    throw new java.io.IOException("cut");
                })
                .start();
        for (int round = 1; round <= 20; round++) {
            assertThat(next()).isEqualTo(round);
            loop.wake();
        }
    }

    @Test
    void survivesErrorsThatOneRoundCanCause() throws InterruptedException {
        loop = loop(() -> {
                    rest(LONG);
                    throw switch (count.get()) {
                        case 1 -> new StackOverflowError();
                        case 2 -> new NoClassDefFoundError();
                        default -> new AssertionError();
                    };
                })
                .start();
        for (int round = 1; round <= 4; round++) {
            assertThat(next()).isEqualTo(round);
            loop.wake();
        }
    }

    @Test
    void stopsFromItsRest() throws InterruptedException {
        loop = loop(() -> rest(LONG)).start();
        assertThat(next()).isEqualTo(1);
        loop.stop();
        assertThat(thread.isAlive()).isFalse();
        loop.wake();
        assertThat(rounds).isEmpty();
    }

    @Test
    void stoppingLetsThePresentStepEnd() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        loop = loop(() -> {
                    Duration rest = rest(Duration.ZERO);
                    mayEnd.await();
                    ended.countDown();
                    return rest;
                })
                .start();
        assertThat(next()).isEqualTo(1);
        Thread stopper = new Thread(loop::stop);
        stopper.start();
        mayEnd.countDown();
        stopper.join();
        assertThat(ended.getCount()).isZero();
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void endsWhenTheServerInterruptsIt() throws InterruptedException {
        loop = loop(() -> rest(LONG)).start();
        assertThat(next()).isEqualTo(1);
        thread.interrupt();
        thread.join();
        assertThat(rounds).isEmpty();
    }

    @Test
    void canBeStoppedTwice() {
        loop = loop(() -> rest(LONG)).start();
        loop.stop();
        assertThatCode(loop::stop).doesNotThrowAnyException();
    }

    private Loop loop(Loop.Step step) {
        return new Loop(
                "test",
                work -> {
                    thread = new Thread(work, "loop");
                    thread.setDaemon(true);
                    return thread;
                },
                step);
    }

    private Duration rest(Duration rest) {
        rounds.add(count.incrementAndGet());
        return rest;
    }

    private Integer next() throws InterruptedException {
        return rounds.poll(10, TimeUnit.SECONDS);
    }
}
