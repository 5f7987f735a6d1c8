package org.bandeja.simulator.graph;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Answers to sends that wait until somebody lets them go. */
public final class Held {
    private static final long LONGEST_SECONDS = 120;

    private final Map<String, CompletableFuture<Void>> byMessage = new ConcurrentHashMap<>();

    /** @return completes when the answer about this message may leave */
    CompletableFuture<Void> hold(String messageId) {
        CompletableFuture<Void> held =
                new CompletableFuture<Void>().completeOnTimeout(null, LONGEST_SECONDS, TimeUnit.SECONDS);
        byMessage.put(messageId, held);
        return held.whenComplete((done, failure) -> byMessage.remove(messageId));
    }

    /** @return whether one was held */
    public boolean release(String messageId) {
        CompletableFuture<Void> held = byMessage.get(messageId);
        return held != null && held.complete(null);
    }

    /** Nothing is held any more. */
    public void reset() {
        byMessage.values().forEach(held -> held.complete(null));
    }
}
