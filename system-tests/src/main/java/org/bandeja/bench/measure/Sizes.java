package org.bandeja.bench.measure;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much.
 *
 * @param warmUp load before anything counts, both endpoints together
 * @param slice one turn of one endpoint
 * @param turns of each endpoint
 * @param atRate of the webhook at a given rate
 * @param sustained posts of one message each
 * @param batched posts of several messages each
 * @param push of customer messages to screens
 * @param calls of each kind to the API
 * @param replies of agents
 * @param heapAgents connected at the same time to see what one costs
 * @param growth conversations of the company that grows, ascending
 */
public record Sizes(
        Duration warmUp,
        Duration slice,
        int turns,
        Duration atRate,
        Duration sustained,
        Duration batched,
        Duration push,
        int calls,
        int replies,
        int heapAgents,
        List<Integer> growth) {

    public static Sizes full() {
        return new Sizes(
                Duration.ofSeconds(90),
                Duration.ofSeconds(10),
                4,
                Duration.ofSeconds(40),
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                1_000,
                60,
                2_000,
                List.of(10_000, 100_000, 1_000_000));
    }

    /** For a quick try: says little about the product, much about whether the measurement works. */
    public static Sizes small() {
        return new Sizes(
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(8),
                100,
                10,
                120,
                List.of(2_000, 20_000));
    }

    public Sizes growingTo(List<Integer> conversations) {
        return new Sizes(
                warmUp, slice, turns, atRate, sustained, batched, push, calls, replies, heapAgents, conversations);
    }
}
