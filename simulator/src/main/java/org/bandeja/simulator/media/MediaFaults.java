package org.bandeja.simulator.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What goes wrong with which file: a fault of one file goes before that of all. */
public final class MediaFaults {
    private static final String ALL = "";
    private static final int MOST = 10_000;

    private final Map<String, Turns> turns = new HashMap<>();

    private record Turns(MediaFault fault, int left) {}

    /**
     * @param id empty for all files
     * @param times how often; 0 means always
     */
    public synchronized void set(String id, MediaFault fault, int times) {
        if (turns.size() >= MOST) {
            throw new IllegalArgumentException("too many faults");
        }
        turns.put(id, new Turns(fault, times));
    }

    public synchronized void clear(String id) {
        turns.remove(id);
    }

    /** What goes wrong in this step with that file, if anything; it counts as one time. */
    synchronized Optional<MediaFault> next(String id, boolean info) {
        for (String key : new String[] {id, ALL}) {
            Turns current = turns.get(key);
            if (current != null && current.fault().isOfInfo() == info) {
                count(key, current);
                return Optional.of(current.fault());
            }
        }
        return Optional.empty();
    }

    private void count(String key, Turns current) {
        if (current.left() == 1) {
            turns.remove(key);
        } else if (current.left() > 1) {
            turns.put(key, new Turns(current.fault(), current.left() - 1));
        }
    }

    public synchronized void reset() {
        turns.clear();
    }
}
