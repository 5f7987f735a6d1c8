package org.bandeja.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.bench.client.Wire;

/**
 * Sends prepared requests over some connections at the same time, bounded in count and time.
 *
 * @param perSecond at which times they are due, whatever happened to those before: who waits for a free connection
 *     waits on the clock; 0: each as soon as a connection is free
 */
public record Load(URI target, int connections, double perSecond, Duration most) {
    public static Load asFastAsPossible(URI target, int connections, Duration most) {
        return new Load(target, connections, 0, most);
    }

    public Outcome send(List<byte[]> requests) {
        Run run = new Run(requests);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread worker = new Thread(run::work, "load " + i);
            workers.add(worker);
            worker.start();
        }
        workers.forEach(Load::join);
        return new Outcome(run.statuses, run.due, run.answered, Duration.ofNanos(System.nanoTime() - run.begin));
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class Run {
        private final List<byte[]> requests;
        private final int[] statuses;
        private final long[] due;
        private final long[] answered;
        private final AtomicInteger next = new AtomicInteger();
        private final long begin = System.nanoTime();

        private Run(List<byte[]> requests) {
            this.requests = requests;
            this.statuses = new int[requests.size()];
            this.due = new long[requests.size()];
            this.answered = new long[requests.size()];
            Arrays.fill(statuses, Outcome.NOT_SENT);
        }

        private void work() {
            long end = begin + most.toNanos();
            try (Wire wire = new Wire(target)) {
                for (int i = next.getAndIncrement(); i < statuses.length; i = next.getAndIncrement()) {
                    due[i] = perSecond == 0 ? System.nanoTime() : begin + (long) (i * 1e9 / perSecond);
                    if (due[i] > end) {
                        return;
                    }
                    sleepUntil(due[i]);
                    statuses[i] = status(wire, requests.get(i));
                    answered[i] = System.nanoTime();
                }
            }
        }
    }

    private static int status(Wire wire, byte[] request) {
        try {
            return wire.send(request).status();
        } catch (IOException e) {
            return Outcome.NO_ANSWER;
        }
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
