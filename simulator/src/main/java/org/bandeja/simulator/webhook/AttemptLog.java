package org.bandeja.simulator.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The last attempts, and counts of all. */
public final class AttemptLog {
    private static final int CAPACITY = 500;

    private final Deque<Attempt> recent = new ArrayDeque<>();
    private long answered;
    private long failed;

    synchronized void add(Attempt attempt) {
        recent.add(attempt);
        if (recent.size() > CAPACITY) {
            recent.remove();
        }
        if (attempt.isAnswered()) {
            answered++;
        } else {
            failed++;
        }
    }

    /** The newest first. */
    public synchronized List<Attempt> recent(int limit) {
        List<Attempt> newestFirst = new ArrayList<>(recent);
        Collections.reverse(newestFirst);
        return newestFirst.stream().limit(limit).toList();
    }

    /** How many attempts were answered 200. */
    public synchronized long answered() {
        return answered;
    }

    /** How many attempts were answered otherwise or not at all. */
    public synchronized long failed() {
        return failed;
    }

    synchronized void clear() {
        recent.clear();
        answered = 0;
        failed = 0;
    }
}
