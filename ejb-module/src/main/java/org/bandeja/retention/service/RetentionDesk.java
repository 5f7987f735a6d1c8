package org.bandeja.retention.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.retention.model.RetentionNotUsable;
import org.bandeja.retention.model.RetentionRules;

/** How long things are kept, for administrators to say. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class RetentionDesk {
    private static final String FOR_EVER = "for ever";

    @Inject
    RetentionRules rules;

    @Inject
    KeptTimes times;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Days of each; empty: for ever. */
    public Map<KeptThing, Optional<Integer>> all() {
        return times.all();
    }

    /**
     * What is absent stays.
     *
     * @throws RetentionNotUsable if a time is too short
     */
    public Map<KeptThing, Optional<Integer>> change(Map<KeptThing, Optional<Integer>> wanted) {
        AgentId caller = callers.current().agent();
        Instant now = clock.instant();
        Map<KeptThing, Optional<Integer>> before = times.all();
        Deed deed = new Deed(now, Optional.of(caller), "RETENTION_CHANGED", "retention", 0L, Optional.empty());
        for (Map.Entry<KeptThing, Optional<Integer>> each : wanted.entrySet()) {
            KeptThing thing = each.getKey();
            Optional<Integer> days = each.getValue().map(thing::checked);
            if (!days.equals(before.get(thing))) {
                rules.set(thing, days, caller, now);
                deed = deed.changing(thing.name(), words(before.get(thing)), words(days));
            }
        }
        if (!deed.changes().isEmpty()) {
            audit.record(deed);
        }
        return times.all();
    }

    private static String words(Optional<Integer> days) {
        return days.map(number -> number + " days").orElse(FOR_EVER);
    }
}
