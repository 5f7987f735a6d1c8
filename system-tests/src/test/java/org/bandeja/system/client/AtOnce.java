package org.bandeja.system.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several do something at the same moment, each on a thread of its own. */
public final class AtOnce {
    private AtOnce() {}

    /** @return what each got, in their order */
    public static <T> List<T> all(List<? extends Callable<T>> doers) {
        ExecutorService threads = Executors.newFixedThreadPool(doers.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> doer : doers) {
                running.add(threads.submit(() -> {
                    start.await();
                    return doer.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same by several. */
    public static <T> List<T> times(int count, Callable<T> doer) {
        return all(java.util.Collections.nCopies(count, doer));
    }
}
