package org.bandeja.label.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandeja.conversation.model.ConversationId;

/** Which conversations have which labels. Ask, and change, only within conversations that the person may see. */
@ApplicationScoped
public class LabelledConversations {
    @PersistenceContext
    EntityManager em;

    /** The labels of these, by name; what has none is left out. */
    public Map<ConversationId, List<LabelShown>> of(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<?> rows = em.createNativeQuery("select c.conversation_id, l.id, l.name, l.colour, l.archived"
                        + " from conversation_label c join label l on l.id = c.label_id"
                        + " where c.conversation_id in (:ids) order by l.name")
                .setParameter("ids", ids.stream().map(ConversationId::value).toList())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.groupingBy(
                        row -> new ConversationId(((Number) row[0]).longValue()),
                        Collectors.mapping(LabelledConversations::shown, Collectors.toList())));
    }

    /** @return whether it was not there before */
    public boolean put(ConversationId conversation, LabelId label) {
        return em.createNativeQuery("insert ignore into conversation_label (conversation_id, label_id)"
                                + " values (:conversation, :label)")
                        .setParameter("conversation", conversation.value())
                        .setParameter("label", label.value())
                        .executeUpdate()
                > 0;
    }

    /** @return whether it was there */
    public boolean take(ConversationId conversation, LabelId label) {
        return em.createNativeQuery("delete from conversation_label where conversation_id = :conversation"
                                + " and label_id = :label")
                        .setParameter("conversation", conversation.value())
                        .setParameter("label", label.value())
                        .executeUpdate()
                > 0;
    }

    /** Whether more conversations than this have it; looks no further. */
    public boolean isOnMoreThan(int most, LabelId label) {
        Number found = (Number) em.createNativeQuery("select count(*) from (select 1 from conversation_label"
                        + " where label_id = :label limit :most) found")
                .setParameter("label", label.value())
                .setParameter("most", most + 1)
                .getSingleResult();
        return found.intValue() > most;
    }

    private static LabelShown shown(Object[] row) {
        return new LabelShown(
                new LabelId(((Number) row[1]).longValue()),
                (String) row[2],
                LabelColour.shown((String) row[3]),
                row[4] instanceof Boolean archived ? archived : ((Number) row[4]).intValue() != 0);
    }
}
