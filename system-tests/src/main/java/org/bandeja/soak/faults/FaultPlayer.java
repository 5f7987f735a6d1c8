package org.bandeja.soak.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Breaks one thing after the other, in an order and at moments that the seed decides: each kind once, then each once
 * more. Several players beside each other break several things at once.
 */
public final class FaultPlayer implements Runnable {

    private final List<Fault> faults;
    private final Random random;
    private final boolean shortly;
    private final int restMillis;
    private final Consumer<String> say;
    private final Map<String, Integer> played = new ConcurrentSkipListMap<>();
    private final long began = System.nanoTime();
    private volatile int rounds;
    private volatile boolean ended;
    private volatile RuntimeException failure;

    /** @param say gets a line when something breaks, and when it is whole again */
    public FaultPlayer(List<Fault> faults, Random random, boolean shortly, Consumer<String> say) {
        this.faults = List.copyOf(faults);
        this.random = random;
        this.shortly = shortly;
        this.restMillis = shortly ? 3_000 : 12_000;
        this.say = say;
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                List<Fault> order = new ArrayList<>(faults);
                Collections.shuffle(order, random);
                for (Fault fault : order) {
                    pause(restMillis + random.nextInt(restMillis));
                    if (ended) {
                        return;
                    }
                    play(fault);
                }
                rounds++;
            }
        } catch (RuntimeException e) {
            failure = e;
            say.accept(at() + " the faults themselves failed: " + e);
        }
    }

    private void play(Fault fault) {
        Duration lasts = shortly ? fault.shortly() : fault.lasts();
        say.accept(at() + " " + fault.name() + " for " + lasts.toSeconds() + " s");
        fault.begin().run();
        try {
            pause(lasts.toMillis());
        } finally {
            fault.end().run();
        }
        played.merge(fault.name(), 1, Integer::sum);
        say.accept(at() + " " + fault.name() + ": over");
    }

    private String at() {
        return "  %6.1f s".formatted((System.nanoTime() - began) / 1e9);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is broken is made whole, and nothing else breaks. */
    public void end() {
        ended = true;
    }

    /** How often each kind was played. */
    public Map<String, Integer> played() {
        return played;
    }

    /** How many faults were played. */
    public long count() {
        return played.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** How often every kind has been played; for ever when it failed. */
    public int rounds() {
        return failure == null ? rounds : Integer.MAX_VALUE;
    }

    public boolean failed() {
        return failure != null;
    }
}
