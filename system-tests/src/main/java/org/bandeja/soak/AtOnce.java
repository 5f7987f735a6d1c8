package org.bandeja.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many threads as there are tasks, let go at the same moment. */
final class AtOnce implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;
    private final CyclicBarrier gate;

    AtOnce(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
        this.gate = new CyclicBarrier(count);
    }

    /** @return the results in the order of the tasks */
    <T> List<T> run(List<? extends Callable<T>> tasks) {
        if (tasks.size() != count) {
            throw new IllegalArgumentException(tasks.size() + " tasks for " + count + " threads");
        }
        List<Future<T>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(threads.submit(() -> {
            gate.await();
            return task.call();
        })));
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> each : running) {
                results.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
