package org.bandeja.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.bandeja.bench.instance.Crew;

/**
 * What is fair, counted by the trial itself: whom a group gave conversations, one after the other, and who was there and below capacity
 * each time. Between two moments nobody comes, goes or completes anything.
 */
final class SharesReplayed {
    private final int capacity;
    private final Map<Long, Integer> open = new HashMap<>();
    private final Map<Long, Integer> got = new HashMap<>();
    private final Map<Long, Double> due = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> unequal = new ArrayList<>();
    private final Set<Long> full = new HashSet<>();
    private int given;

    /**
     * A moment at which people come, go and complete, while nothing is given.
     *
     * @param given how many the group had given by then
     * @param there who is there from then on
     * @param completed how many each completed
     */
    record Moment(long given, Set<Long> there, Map<Long, Integer> completed) {}

    /** @param capacity as many open conversations somebody may have to be given another */
    SharesReplayed(int capacity) {
        this.capacity = capacity;
    }

    /**
     * @param receivers who got each, in the order in which they were given
     * @param moments the first before anything was given
     */
    void replay(List<Long> receivers, List<Moment> moments) {
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            moment.completed().forEach((agent, count) -> open.merge(agent, -count, Integer::sum));
            long end = i + 1 < moments.size() ? moments.get(i + 1).given() : receivers.size();
            receivers.subList((int) moment.given(), (int) end).forEach(agent -> give(agent, moment.there()));
        }
    }

    private void give(long agent, Set<Long> there) {
        List<Long> free = there.stream().filter(one -> open(one) < capacity).toList();
        int least = free.stream().mapToInt(this::open).min().orElse(0);
        given++;
        if (!free.contains(agent)) {
            wrong.add(given + ": " + agent + " with " + open(agent) + (there.contains(agent) ? "" : ", who was away"));
        } else if (open(agent) > least) {
            unequal.add(given + ": " + agent + " with " + open(agent) + ", another had " + least);
        }
        free.forEach(one -> due.merge(one, 1.0 / free.size(), Double::sum));
        got.merge(agent, 1, Integer::sum);
        if (open.merge(agent, 1, Integer::sum) == capacity) {
            full.add(agent);
        }
    }

    /** How many somebody has open in the end. */
    int open(long agent) {
        return open.getOrDefault(agent, 0);
    }

    /** Of each conversation an equal part to everybody who was free. */
    double due(long agent) {
        return due.getOrDefault(agent, 0.0);
    }

    /** How many somebody got more or fewer than were due to him. */
    double off(long agent) {
        return Math.abs(got(agent) - due(agent));
    }

    int got(long agent) {
        return got.getOrDefault(agent, 0);
    }

    /** By how much the one with most of it is above the one with least. */
    static int spread(List<Crew.Member> members, ToIntFunction<Long> counted) {
        IntSummaryStatistics all =
                members.stream().map(Crew.Member::id).mapToInt(counted).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    /** Given to somebody who was away or had as many as they may have. */
    List<String> wrong() {
        return wrong;
    }

    /** Given to somebody free while another who was free had fewer open ones. */
    List<String> unequal() {
        return unequal;
    }

    /** Who had as many as they may have at some time. */
    Set<Long> full() {
        return full;
    }
}
