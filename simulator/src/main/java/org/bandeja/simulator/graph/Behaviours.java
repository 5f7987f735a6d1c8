package org.bandeja.simulator.graph;

import java.util.HashMap;
import java.util.Map;

/** Which behaviour the next send meets: one for a single number goes before the one for all. */
public final class Behaviours {
    private static final String ALL = "";

    private final Map<String, Turns> turns = new HashMap<>();

    private record Turns(Behaviour behaviour, int left) {}

    /**
     * @param phoneNumberId empty for all numbers
     * @param times how many sends meet it; 0 means all until it is changed
     */
    public synchronized void set(String phoneNumberId, Behaviour behaviour, int times) {
        if (behaviour.equals(Behaviour.ok())) {
            turns.remove(phoneNumberId);
        } else {
            turns.put(phoneNumberId, new Turns(behaviour, times));
        }
    }

    synchronized Behaviour next(String phoneNumberId) {
        String key = turns.containsKey(phoneNumberId) ? phoneNumberId : ALL;
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

    /** What the next send to any number meets. */
    public synchronized Behaviour present() {
        return turns.containsKey(ALL) ? turns.get(ALL).behaviour() : Behaviour.ok();
    }

    public synchronized void reset() {
        turns.clear();
    }
}
