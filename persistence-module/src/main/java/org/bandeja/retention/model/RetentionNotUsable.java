package org.bandeja.retention.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** Kept for so short a time it would be missed by work that still goes on. */
public class RetentionNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    private final KeptThing thing;

    public RetentionNotUsable(KeptThing thing) {
        super(Kind.BEYOND_LIMITS, String.valueOf(thing.least()));
        this.thing = thing;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("field", thing.name().toLowerCase(java.util.Locale.ROOT));
    }
}
