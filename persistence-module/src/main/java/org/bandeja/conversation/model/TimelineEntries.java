package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;
import org.bandeja.identifier.model.Known;
import org.bandeja.identifier.model.Tsid;

/** The history of conversations. Ask only within conversations that the person may see. */
@ApplicationScoped
public class TimelineEntries {
    private static final String ROW = "select t.id, t.conversation_id, t.seq, t.at, t.action, t.detail, t.subject_id,"
            + " a.id as a_id, a.name as a_name, s.id as s_id, s.name as s_name"
            + " from timeline_entry t left join agent a on a.id = t.actor_id"
            + " left join agent s on s.id = t.subject_id where ";

    @PersistenceContext
    EntityManager em;

    /** @return the entry's id */
    public long add(ConversationChange change) {
        long id = Tsid.next();
        em.createNativeQuery("insert into timeline_entry"
                        + " (id, conversation_id, seq, at, action, actor_id, subject_id, detail)"
                        + " values (:id, :conversation, :seq, :at, :action, :actor, :subject, :detail)")
                .setParameter("id", id)
                .setParameter("conversation", change.conversation().value())
                .setParameter("seq", change.seq())
                .setParameter("at", Timestamp.from(change.at()))
                .setParameter("action", change.action().name())
                .setParameter("actor", change.actor().map(AgentId::value).orElse(null))
                .setParameter("subject", change.subject().orElse(null))
                .setParameter("detail", change.detail().orElse(null))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
        return id;
    }

    /** The latest, oldest first. */
    public List<TimelineRow> latest(ConversationId conversation, int limit) {
        List<TimelineRow> rows = new ArrayList<>(read(em.createNativeQuery(
                        ROW + "t.conversation_id = :conversation order by t.at desc, t.seq desc limit :limit",
                        Tuple.class)
                .setParameter("conversation", conversation.value())
                .setParameter("limit", limit)));
        Collections.reverse(rows);
        return rows;
    }

    /** The next ones, oldest first. */
    public List<TimelineRow> after(ConversationId conversation, MessageCursor place, int limit) {
        return read(em.createNativeQuery(
                        ROW + "t.conversation_id = :conversation and (t.at > :at or t.at = :at and t.seq > :seq)"
                                + " order by t.at, t.seq limit :limit",
                        Tuple.class)
                .setParameter("conversation", conversation.value())
                .setParameter("at", Timestamp.from(place.at()))
                .setParameter("seq", place.seq())
                .setParameter("limit", limit));
    }

    /** For Bandeja itself: rows by id. Who gets them is decided afterwards, for each person. */
    public Map<Long, TimelineRow> rowsForSystem(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return read(em.createNativeQuery(ROW + "t.id in (:ids)", Tuple.class).setParameter("ids", ids)).stream()
                .collect(Collectors.toMap(TimelineRow::id, Function.identity()));
    }

    private static List<TimelineRow> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(Columns::new)
                .flatMap(row ->
                        Known.word(TimelineAction.class, row.text("action")).map(action -> row(row, action)).stream())
                .toList();
    }

    private static TimelineRow row(Columns row, TimelineAction action) {
        return new TimelineRow(
                row.number("id"),
                new ConversationId(row.number("conversation_id")),
                row.number("seq"),
                row.time("at"),
                action,
                agent(row, "a"),
                agent(row, "s").filter(subject -> action.isAboutAnAgent()),
                row.optionalNumber("subject_id"),
                row.optionalText("detail"));
    }

    private static Optional<ConversationRow.AgentShown> agent(Columns row, String prefix) {
        return row.optionalNumber(prefix + "_id")
                .map(id -> new ConversationRow.AgentShown(new AgentId(id), row.text(prefix + "_name")));
    }
}
