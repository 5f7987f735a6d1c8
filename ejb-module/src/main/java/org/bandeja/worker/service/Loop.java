package org.bandeja.worker.service;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * Work that goes on in the background: a step again and again on a thread of its own, with a rest between that a
 * wake-up ends. A step that fails is logged and tried again: the database may be away for a while.
 */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    /** One round of work. */
    @FunctionalInterface
    public interface Step {
        /** @return how long to rest unless woken; zero: there is more to do */
        Duration run() throws Exception;
    }

    private final String name;
    private final Step step;
    private final Thread thread;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Object bell = new Object();
    private boolean rung;
    private boolean failing;

    public Loop(String name, ThreadFactory threads, Step step) {
        this.name = name;
        this.step = step;
        this.thread = threads.newThread(this::run);
    }

    public Loop start() {
        thread.start();
        return this;
    }

    /** There is work: ends the rest, or makes the next one short. Never blocks. */
    public void wake() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    /** Lets the present step end, within bounds. */
    public void stop() {
        stopped.set(true);
        wake();
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped.get()) {
            rest(round());
        }
    }

    private Duration round() {
        try {
            Duration rest = step.run();
            if (failing) {
                failing = false;
                LOG.infof("%s works again", name);
            }
            return rest;
        } catch (Throwable e) { // an Error too: a worker that dies silently is worse
            if (!failing && !stopped.get()) {
                failing = true;
                LOG.errorf(Wordless.of(e), "%s failed; it is tried again every second", name);
            }
            return REST_AFTER_FAILURE;
        }
    }

    private void rest(Duration rest) {
        synchronized (bell) {
            long end = System.nanoTime() + rest.toNanos();
            try {
                while (!rung && !stopped.get()) {
                    long left = (end - System.nanoTime() + 999_999) / 1_000_000;
                    if (left <= 0) {
                        break;
                    }
                    bell.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped.set(true);
            }
            rung = false;
        }
    }
}
