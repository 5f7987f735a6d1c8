package org.bandeja.push.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** The events, kept seven days; that somebody writes, for some minutes. */
@ApplicationScoped
public class InboxEvents {
    /** Longer than a transaction lives (WildFly's default is 300 s): an event that is missing for longer never comes. */
    public static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(310);

    /** So much is told again to who comes back, because it may have been committed late. */
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(5);

    private static final int MOST_TOLD_AGAIN = 100;

    /** Who comes back after more events than this, of whomever, loads everything again; typing does not count. */
    public static final int LOOKED_THROUGH = 20_000;

    /** Older typing is left over from a time when nothing was thrown away, and goes with all else. */
    private static final Duration TYPING_SOUGHT = Duration.ofHours(1);

    private static final List<String> TYPING = Stream.of(EventType.values())
            .filter(EventType::isOfTyping)
            .map(EventType::wireName)
            .toList();

    private static final List<String> KNOWN =
            Stream.of(EventType.values()).map(EventType::wireName).toList();

    private static final String COLUMNS =
            "select id, at, type, conversation_id, seq, department_id, from_department_id,"
                    + " agent_id, message_id, timeline_id, trace from inbox_event where ";

    private static final String INSERT = "insert into inbox_event (at, type, conversation_id, seq, department_id,"
            + " from_department_id, agent_id, message_id, timeline_id, trace) values ";

    /** Whether a colleague is there now is told once, however often they came and went. */
    private static final String LAST_PRESENCE = "id in (select max(p.id) from inbox_event p"
            + " where p.id > :id and p.type = :presence group by p.agent_id)";

    private static final String OF_EVERYBODY = "agent_id is null or " + LAST_PRESENCE;

    private static final String OF_DEPARTMENTS =
            "type = :labels or agent_id is null and conversation_id is null and type not in (:known) or "
                    + LAST_PRESENCE
                    + " and exists (select 1 from membership m"
                    + " where m.agent_id = inbox_event.agent_id and m.department_id in (:departments))"
                    + " or agent_id is null and (from_department_id in (:departments) or exists (select 1 from conversation c"
                    + " where c.id = conversation_id and c.department_id in (:departments)))";

    @PersistenceContext
    EntityManager em;

    public void add(InboxEvent event) {
        add(List.of(event));
    }

    /** In this order, with one statement. */
    public void add(List<InboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        String places =
                IntStream.range(0, events.size()).mapToObj(InboxEvents::places).collect(Collectors.joining(", "));
        Query insert = em.createNativeQuery(INSERT + places).setFlushMode(FlushModeType.COMMIT);
        for (int i = 0; i < events.size(); i++) {
            fill(insert, i, events.get(i));
        }
        insert.executeUpdate();
    }

    private static String places(int row) {
        return Stream.of(
                        "at",
                        "type",
                        "conversation",
                        "seq",
                        "department",
                        "from",
                        "agent",
                        "message",
                        "timeline",
                        "trace")
                .map(name -> ":" + name + row)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static void fill(Query insert, int row, InboxEvent event) {
        insert.setParameter("at" + row, Timestamp.from(event.at()))
                .setParameter("type" + row, event.type().wireName())
                .setParameter(
                        "conversation" + row,
                        event.conversation().map(ConversationId::value).orElse(null))
                .setParameter("seq" + row, event.seq().orElse(null))
                .setParameter(
                        "department" + row,
                        event.department().map(DepartmentId::value).orElse(null))
                .setParameter(
                        "from" + row,
                        event.fromDepartment().map(DepartmentId::value).orElse(null))
                .setParameter("agent" + row, event.onlyFor().map(AgentId::value).orElse(null))
                .setParameter(
                        "message" + row, event.message().map(MessageId::value).orElse(null))
                .setParameter("timeline" + row, event.timeline().orElse(null))
                .setParameter("trace" + row, event.trace().orElse(null));
    }

    /** The newest id that can be seen; 0 when there is none. */
    public long newest() {
        return ((Number) em.createNativeQuery("select coalesce(max(id), 0) from inbox_event")
                        .getSingleResult())
                .longValue();
    }

    /** The id before the first event since then; the newest id when there is none. */
    public long before(Instant time) {
        return ((Number) em.createNativeQuery("select coalesce((select id - 1 from inbox_event where at >= :time"
                                + " order by at, id limit 1), (select max(id) from inbox_event), 0)")
                        .setParameter("time", Timestamp.from(time))
                        .getSingleResult())
                .longValue();
    }

    /** In order of id, after this one. */
    public List<InboxEvent> after(long id, int limit) {
        return read(em.createNativeQuery(COLUMNS + "id > :id order by id limit :limit")
                .setParameter("id", id)
                .setParameter("limit", limit)
                .getResultList());
    }

    /**
     * What a person may be told of the events after this one, in order of id: what happened to conversations that he sees
     * now, or has lost sight of, what is for him alone, other labels, whether people are there who work with him, and what
     * this node has no word for and may be for everybody. That somebody writes nobody misses. To be asked only where {@link #reachesBackTo} holds: it looks at all of them.
     */
    public List<InboxEvent> visibleAfter(long id, Caller caller, int limit) {
        Query query = em.createNativeQuery(COLUMNS + "id > :id and type not in (:typing) and (agent_id = :me or "
                        + (caller.administrator() ? OF_EVERYBODY : OF_DEPARTMENTS) + ") order by id limit :limit")
                .setParameter("id", id)
                .setParameter("typing", TYPING)
                .setParameter("me", caller.agent().value())
                .setParameter("presence", EventType.PRESENCE_CHANGED.wireName())
                .setParameter("limit", limit);
        if (!caller.administrator()) {
            query.setParameter("labels", EventType.LABELS_CHANGED.wireName())
                    .setParameter("known", KNOWN)
                    .setParameter(
                            "departments",
                            Stream.concat(
                                            Stream.of(-1L),
                                            caller.departments().stream().map(DepartmentId::value))
                                    .toList());
        }
        return read(query.getResultList());
    }

    /** Those of these ids that can be seen. */
    public List<InboxEvent> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : read(em.createNativeQuery(COLUMNS + "id in (:ids) order by id")
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /**
     * The last events before this one, in order of id: some of them may have been committed after it, so that who saw it
     * last has not seen them. To who has, telling them again changes nothing. This one itself may be forgotten by now. That
     * somebody writes is not told again: it may be over.
     */
    public List<InboxEvent> justBefore(long id) {
        return read(em.createNativeQuery(COLUMNS + "id < :id and id >= :id - :most and type not in (:typing) and at >="
                        + " (select e.at from inbox_event e where e.id <= :id order by e.id desc limit 1)"
                        + " - interval :slack second order by id")
                .setParameter("id", id)
                .setParameter("most", MOST_TOLD_AGAIN)
                .setParameter("slack", TOLD_AGAIN.toSeconds())
                .setParameter("typing", TYPING)
                .getResultList());
    }

    /** Whether nothing after this id has been thrown away yet, and what came after it can be looked through. */
    public boolean reachesBackTo(long id) {
        Number oldest =
                (Number) em.createNativeQuery("select min(id) from inbox_event").getSingleResult();
        return (oldest == null || oldest.longValue() <= id + 1) && canBeLookedThroughAfter(id);
    }

    private boolean canBeLookedThroughAfter(long id) {
        return newest() - id <= LOOKED_THROUGH
                || ((Number) em.createNativeQuery("select count(*) from (select 1 from inbox_event where id > :id"
                                                + " and type not in (:typing) limit :most) e")
                                        .setParameter("id", id)
                                        .setParameter("typing", TYPING)
                                        .setParameter("most", LOOKED_THROUGH + 1)
                                        .getSingleResult())
                                .intValue()
                        <= LOOKED_THROUGH;
    }

    /** @return how many were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from inbox_event where at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /**
     * Throws away who was typing then.
     *
     * @return how many were thrown away
     */
    public int forgetTypingBefore(Instant time, int most) {
        return em.createNativeQuery(
                        "delete from inbox_event where at >= :from and at < :time and type in (:typing) limit :most")
                .setParameter("from", Timestamp.from(time.minus(TYPING_SOUGHT)))
                .setParameter("time", Timestamp.from(time))
                .setParameter("typing", TYPING)
                .setParameter("most", most)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    private static List<InboxEvent> read(List<?> rows) {
        return rows.stream().map(Object[].class::cast).map(InboxEvents::event).toList();
    }

    private static InboxEvent event(Object[] row) {
        return new InboxEvent(
                ((Number) row[0]).longValue(),
                ((Timestamp) row[1]).toInstant(),
                EventType.read((String) row[2]),
                number(row[3]).map(ConversationId::new),
                number(row[4]),
                number(row[5]).map(DepartmentId::new),
                number(row[6]).map(DepartmentId::new),
                number(row[7]).map(AgentId::new),
                number(row[8]).map(MessageId::new),
                number(row[9]),
                Optional.ofNullable((String) row[10]));
    }

    private static Optional<Long> number(Object value) {
        return Optional.ofNullable((Number) value).map(Number::longValue);
    }
}
