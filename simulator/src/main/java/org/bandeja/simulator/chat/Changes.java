package org.bandeja.simulator.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Numbers all changes, and lets pages wait for the next one; a rush of changes wakes them once. */
public final class Changes {
    private static final long RUSH_MILLIS = 80;
    private static final int MOST_WAITING = 200;

    private final ScheduledExecutorService scheduler;
    private final List<CompletableFuture<Long>> waiting = new ArrayList<>();
    private String epoch = UUID.randomUUID().toString();
    private long revision;
    private boolean waking;

    public Changes(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    public synchronized void touch(Customer customer) {
        customer.revise(revision + 1);
        touch();
    }

    /** Something changed that belongs to no customer. */
    public synchronized void touch() {
        revision++;
        if (!waking && !waiting.isEmpty()) {
            waking = true;
            scheduler.schedule(this::wake, RUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Everything is forgotten: what was known of earlier revisions is worth nothing. */
    public synchronized void begin() {
        epoch = UUID.randomUUID().toString();
        touch();
    }

    /** Changes when everything is forgotten, by a reset or a restart. */
    public synchronized String epoch() {
        return epoch;
    }

    public synchronized long revision() {
        return revision;
    }

    /** Completes with the present revision as soon as it is beyond that one, or after the time is up. */
    public synchronized CompletableFuture<Long> beyond(long known, long millis) {
        if (revision > known || waiting.size() >= MOST_WAITING) {
            return CompletableFuture.completedFuture(revision);
        }
        CompletableFuture<Long> next = new CompletableFuture<>();
        waiting.add(next);
        scheduler.schedule(() -> giveUp(next), millis, TimeUnit.MILLISECONDS);
        return next;
    }

    private void giveUp(CompletableFuture<Long> next) {
        synchronized (this) {
            waiting.remove(next);
        }
        next.complete(revision());
    }

    private void wake() {
        List<CompletableFuture<Long>> woken;
        synchronized (this) {
            waking = false;
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(next -> next.complete(revision()));
    }
}
