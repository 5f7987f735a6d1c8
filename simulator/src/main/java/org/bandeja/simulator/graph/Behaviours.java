package org.bandeja.simulator.graph;

import java.util.HashMap;
import java.util.Map;

/** Which behaviour the next call of a kind meets: one for a single number goes before the one for all. */
public final class Behaviours {
    private static final String ALL = "";

    private final Map<Key, Turns> turns = new HashMap<>();

    /** What a call is about. */
    public enum On {
        /** Sending. */
        MESSAGES,
        /** Uploading files. */
        UPLOADS,
        /** Everything else: marking as read, asking for files, templates, numbers and accounts, and changing them. */
        OTHERS
    }

    private record Key(On on, String phoneNumberId) {}

    private record Turns(Behaviour behaviour, int left) {}

    /**
     * @param phoneNumberId empty for all numbers
     * @param times how many calls meet it; 0 means all until it is changed
     */
    public synchronized void set(On on, String phoneNumberId, Behaviour behaviour, int times) {
        Key key = new Key(on, phoneNumberId);
        if (behaviour.equals(Behaviour.ok())) {
            turns.remove(key);
        } else {
            turns.put(key, new Turns(behaviour, times));
        }
    }

    synchronized Behaviour next(On on, String phoneNumberId) {
        Key own = new Key(on, phoneNumberId);
        Key key = turns.containsKey(own) ? own : new Key(on, ALL);
        Turns current = turns.get(key);
        if (current == null) {
            return Behaviour.ok();
        }
        if (current.left() == 1) {
            turns.remove(key);
        } else if (current.left() > 1) {
            turns.put(key, new Turns(current.behaviour(), current.left() - 1));
        }
        return current.behaviour();
    }

    /** What the next call of that kind meets, whichever the number. */
    public synchronized Behaviour present(On on) {
        Turns current = turns.get(new Key(on, ALL));
        return current == null ? Behaviour.ok() : current.behaviour();
    }

    public synchronized void reset() {
        turns.clear();
    }
}
