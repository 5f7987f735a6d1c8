package org.bandeja.simulator.webhook;

import java.util.ArrayDeque;
import java.util.Deque;

/** Deliveries that keep their order: the next waits for the one before. Guarded by the courier's lock. */
final class Lane {
    private final String name;
    private final Deque<Delivery> waiting = new ArrayDeque<>();

    Lane(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
    }

    Delivery head() {
        return waiting.element();
    }

    Delivery removeHead() {
        return waiting.remove();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
