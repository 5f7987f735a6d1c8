package org.bandeja.webhook.model;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bandeja.contact.model.KnownAs;

/** What WhatsApp has posted: a queue until it is processed, then an archive. */
@ApplicationScoped
public class Deliveries {
    private static final String KEEP =
            "insert into delivery (received_at, body, state, next_at) values (?, ?, 'PENDING', ?)";

    private static final String SETTLED = "state in ('DONE', 'DISCARDED')";

    private static final String ROW = "select d.id, d.received_at, d.state, d.attempts, d.reason,"
            + " octet_length(d.body) as size, d.discarded_at, a.name as who, d.discard_reason"
            + " from delivery d left join agent a on a.id = d.discarded_by";

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @PersistenceContext
    EntityManager em;

    /**
     * On disk when this returns: one statement that commits itself, outside of any transaction, because WhatsApp waits
     * for it and posts much at once.
     *
     * @return its id
     * @throws SQLException if it was not kept; then nothing of it was
     */
    public long keep(byte[] body, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(KEEP, Statement.RETURN_GENERATED_KEYS)) {
            Timestamp received = Timestamp.from(now);
            insert.setTimestamp(1, received);
            insert.setBytes(2, body);
            insert.setTimestamp(3, received);
            insert.executeUpdate();
            try (ResultSet id = insert.getGeneratedKeys()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    /**
     * The oldest that are due, locked until the transaction ends; what another worker has is passed over.
     *
     * @param mostBytes of their bodies together, so that a backlog of large ones fits into memory; one comes at least
     */
    public List<Delivery> lockDue(Instant now, int limit, long mostBytes) {
        List<?> due = em.createNativeQuery(
                        "select id, octet_length(body) from delivery"
                                + " where state = 'PENDING' and next_at <= :now order by id limit :limit for update skip locked")
                .setParameter("now", Timestamp.from(now))
                .setParameter("limit", limit)
                .getResultList();
        List<Long> ids = new ArrayList<>();
        long bytes = 0;
        for (Object row : due) {
            bytes += ((Number) ((Object[]) row)[1]).longValue();
            if (bytes > mostBytes && !ids.isEmpty()) {
                break;
            }
            ids.add(((Number) ((Object[]) row)[0]).longValue());
        }
        return ids.isEmpty()
                ? List.of()
                : em.createQuery("select d from Delivery d where d.id in :ids order by d.id", Delivery.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /**
     * Newest first; without what they hold, which may be large. One more than the limit tells that there is more.
     *
     * @param before only those that came before this one
     */
    public List<DeliveryRow> inState(Delivery.State state, Optional<Long> before, int limit) {
        String beyond = before.isPresent() ? " and id < :before" : "";
        Query query = em.createNativeQuery(
                        ROW + " join (select id from delivery where state = :state" + beyond
                                + " order by id desc limit :limit) p on p.id = d.id order by d.id desc",
                        Tuple.class)
                .setParameter("state", state.name())
                .setParameter("limit", limit + 1);
        before.ifPresent(id -> query.setParameter("before", id));
        return rows(query);
    }

    /** One, without what it holds. */
    public Optional<DeliveryRow> row(long id) {
        Query query =
                em.createNativeQuery(ROW + " where d.id = :id", Tuple.class).setParameter("id", id);
        return rows(query).stream().findFirst();
    }

    /** For a change: a worker that is at it is waited for. */
    public Optional<Delivery> lock(long id) {
        return Optional.ofNullable(em.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static List<DeliveryRow> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(Deliveries::row).toList();
    }

    private static DeliveryRow row(Tuple row) {
        return new DeliveryRow(
                row.get("id", Number.class).longValue(),
                row.get("received_at", Timestamp.class).toInstant(),
                Delivery.State.valueOf((String) row.get("state")),
                row.get("attempts", Number.class).intValue(),
                Optional.ofNullable((String) row.get("reason")),
                row.get("size", Number.class).longValue(),
                Optional.ofNullable((Timestamp) row.get("discarded_at"))
                        .map(at -> new DeliveryRow.Discarded(
                                at.toInstant(),
                                Optional.ofNullable((String) row.get("who")).orElse(""),
                                Optional.ofNullable((String) row.get("discard_reason"))
                                        .orElse(""))));
    }

    public Optional<Delivery> find(long id) {
        return Optional.ofNullable(em.find(Delivery.class, id));
    }

    /** The newest one; 0: there is none. */
    public long newest() {
        return ((Number) em.createNativeQuery("select coalesce(max(id), 0) from delivery")
                        .getSingleResult())
                .longValue();
    }

    /**
     * @param upTo the last delivery that was looked at
     * @param left those that hold somebody, and stay for now
     */
    public record Looked(long upTo, List<Long> left) {}

    /**
     * The next deliveries, looked into for what somebody was called by: those that hold it go, as soon as that may be.
     *
     * @param to the last one to look at
     * @return empty when there is none left to look at
     */
    public Optional<Looked> forgetHolding(List<KnownAs> who, long after, long to, int span) {
        List<Long> some = ids(
                em.createNativeQuery("select id from delivery where id > :after and id <= :to order by id limit :span")
                        .setParameter("after", after)
                        .setParameter("to", to)
                        .setParameter("span", span));
        if (some.isEmpty()) {
            return Optional.empty();
        }
        long last = some.get(some.size() - 1);
        return Optional.of(new Looked(last, forget(holding(who, after, last))));
    }

    private List<Long> holding(List<KnownAs> who, long after, long to) {
        if (who.isEmpty()) {
            return List.of();
        }
        String any = IntStream.range(0, who.size())
                .mapToObj(i -> "received_at <= :until" + i + " and (locate(concat('\"', :word" + i
                        + ", '\"'), body) > 0 or locate(concat('\"+', :word" + i + ", '\"'), body) > 0)")
                .collect(Collectors.joining(" or "));
        Query query = em.createNativeQuery("select id from delivery where id > :after and id <= :to and (" + any + ")")
                .setParameter("after", after)
                .setParameter("to", to);
        IntStream.range(0, who.size())
                .forEach(i -> query.setParameter("word" + i, who.get(i).address())
                        .setParameter("until" + i, Timestamp.from(who.get(i).until())));
        return ids(query);
    }

    /**
     * These go, if they were processed or somebody has decided that nothing is lost without them. What waits has still to be
     * processed; what is parked may be the only copy of what others have said: it stays until somebody has seen to it.
     *
     * @return those that stay
     */
    public List<Long> forget(List<Long> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        // Asked first: whoever deletes waits for each row that a worker holds, also for those that stay.
        List<Long> settled = ids(em.createNativeQuery("select id from delivery where id in (:ids) and " + SETTLED)
                .setParameter("ids", deliveries));
        if (!settled.isEmpty()) {
            em.createNativeQuery("delete from delivery where id in (:ids) and " + SETTLED)
                    .setParameter("ids", settled)
                    .executeUpdate();
        }
        return ids(em.createNativeQuery("select id from delivery where id in (:ids)")
                .setParameter("ids", deliveries));
    }

    private static List<Long> ids(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** WhatsApp has made sure that the address is ours. */
    public void shookHands(Instant now) {
        em.createNativeQuery(
                        "insert into webhook_handshake (id, at) values (1, :now) on duplicate key update at = :now")
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** When WhatsApp made sure last that the address is ours; empty: never. */
    public Optional<Instant> handshakeAt() {
        return time("select max(at) from webhook_handshake");
    }

    /** When something came last; empty: never. */
    public Optional<Instant> lastAt() {
        return time("select max(received_at) from delivery");
    }

    private Optional<Instant> time(String query) {
        return Optional.ofNullable((Timestamp) em.createNativeQuery(query).getSingleResult())
                .map(Timestamp::toInstant);
    }

    /** @return how many processed ones were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from delivery where received_at < :time and " + SETTLED + " limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
