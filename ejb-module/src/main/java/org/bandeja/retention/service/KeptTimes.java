package org.bandeja.retention.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.retention.model.RetentionRules;

/** How long things are kept: as an administrator has said, else as the server's settings say. */
@ApplicationScoped
public class KeptTimes {
    private static final Map<KeptThing, Optional<Integer>> USUAL = Map.of(
            KeptThing.MESSAGES, Optional.empty(),
            KeptThing.MEDIA, Optional.empty(),
            KeptThing.DELIVERIES, Optional.of(Integer.getInteger("bandeja.deliveries.days", 30)),
            KeptThing.AUDIT, Optional.of(Integer.getInteger("bandeja.audit.days", 730)));

    @Inject
    RetentionRules rules;

    /** Days of each; empty: for ever. */
    public Map<KeptThing, Optional<Integer>> all() {
        Map<KeptThing, Optional<Integer>> times = new EnumMap<>(USUAL);
        times.putAll(rules.all());
        return times;
    }
}
