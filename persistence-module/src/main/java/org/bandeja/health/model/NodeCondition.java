package org.bandeja.health.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

/** How this node is; whoever knows is asked anew each time. */
@ApplicationScoped
public class NodeCondition {
    /**
     * How it is.
     *
     * @param told what somebody who looks wants to know beside: texts and whole numbers by name, nobody's name
     */
    public record Condition(boolean ready, Map<String, Object> told) {}

    private volatile Supplier<Condition> known = () -> new Condition(false, Map.of());

    /** Whom to ask from now on; before, nothing is ready. */
    public void ask(Supplier<Condition> knowing) {
        known = knowing;
    }

    public Condition now() {
        return known.get();
    }
}
