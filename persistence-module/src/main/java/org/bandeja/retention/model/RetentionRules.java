package org.bandeja.retention.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** How long things are kept, where an administrator has said so. */
@ApplicationScoped
public class RetentionRules {
    @PersistenceContext
    EntityManager em;

    /** Days; empty: for ever. A thing of which nobody has said anything is not in it. */
    public Map<KeptThing, Optional<Integer>> all() {
        List<?> rows =
                em.createNativeQuery("select what, days from retention_rule").getResultList();
        Map<KeptThing, Optional<Integer>> rules = new EnumMap<>(KeptThing.class);
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> rules.put(
                        KeptThing.valueOf((String) row[0]),
                        Optional.ofNullable((Number) row[1]).map(Number::intValue)));
        return rules;
    }

    /** @param days empty: for ever */
    public void set(KeptThing thing, Optional<Integer> days, AgentId by, Instant now) {
        em.createNativeQuery(
                        "insert into retention_rule (what, days, changed_at, changed_by) values (:what, :days, :now, :by)"
                                + " on duplicate key update days = values(days), changed_at = values(changed_at),"
                                + " changed_by = values(changed_by)")
                .setParameter("what", thing.name())
                .setParameter("days", days.orElse(null))
                .setParameter("now", Timestamp.from(now))
                .setParameter("by", by.value())
                .executeUpdate();
    }
}
