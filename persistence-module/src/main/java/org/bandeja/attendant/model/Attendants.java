package org.bandeja.attendant.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteColumns;

/** The auto attendants with their versions, and where they lead. */
@ApplicationScoped
public class Attendants {
    @PersistenceContext
    EntityManager em;

    public Optional<AutoAttendant> find(AttendantId id) {
        return Optional.ofNullable(em.find(AutoAttendant.class, id.value()));
    }

    /** By id; who is not there is left out. */
    public Map<AttendantId, AutoAttendant> of(Collection<AttendantId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select a from AutoAttendant a where a.id in :ids", AutoAttendant.class)
                .setParameter("ids", ids.stream().map(AttendantId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(AutoAttendant::id, Function.identity()));
    }

    /** For a change: whoever comes second sees what the first has done. */
    public Optional<AutoAttendant> lock(AttendantId id) {
        return Optional.ofNullable(em.find(AutoAttendant.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** As a place for conversations: it does not go before the transaction has ended. */
    public Optional<AutoAttendant> hold(AttendantId id) {
        return Optional.ofNullable(em.find(AutoAttendant.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    /** By name. */
    public List<AttendantRow> all() {
        List<?> rows = em.createNativeQuery("select a.id, a.name, a.number, a.changed_at,"
                        + " a.number is null or a.draft <> v.tree as differs,"
                        + " (select count(*) from conversation c where c.attendant_id = a.id and c.status = 'OPEN')"
                        + " from auto_attendant a left join attendant_version v"
                        + " on v.attendant_id = a.id and v.number = a.number order by a.name, a.id")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AttendantRow(
                        new AttendantId(number(row[0])),
                        (String) row[1],
                        row[2] == null ? OptionalInt.empty() : OptionalInt.of((int) number(row[2])),
                        number(row[4]) != 0,
                        number(row[5]),
                        Optional.ofNullable((Timestamp) row[3]).map(Timestamp::toInstant)))
                .toList();
    }

    /** Whether another one is called so; case and accents do not tell apart. */
    public boolean isNameTaken(String name, AttendantId by) {
        return !em.createNativeQuery("select id from auto_attendant where name = :name and id <> :id")
                .setParameter("name", name)
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    /** Whether it still talks in an open conversation. */
    public boolean isTalking(AttendantId id) {
        return !em.createNativeQuery("select id from conversation where attendant_id = :id and status = 'OPEN' limit 1")
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    public void add(AutoAttendant attendant) {
        em.persist(attendant);
    }

    /** With its versions and what is left of its dialogs. */
    public void remove(AutoAttendant attendant) {
        em.remove(attendant);
        em.flush();
    }

    /** So that the version counts what has happened so far. */
    public void flush() {
        em.flush();
    }

    /** @param tree JSON object */
    public void addVersion(AttendantId id, int number, String tree, AgentId author, Instant now) {
        em.createNativeQuery("insert into attendant_version (attendant_id, number, tree, published_at, author_id)"
                        + " values (:id, :number, :tree, :at, :author)")
                .setParameter("id", id.value())
                .setParameter("number", number)
                .setParameter("tree", tree)
                .setParameter("at", Timestamp.from(now))
                .setParameter("author", author.value())
                .executeUpdate();
    }

    /** What was published under a number: JSON object. */
    public Optional<String> tree(AttendantId id, int number) {
        List<?> found = em.createNativeQuery(
                        "select tree from attendant_version where attendant_id = :id and number = :number")
                .setParameter("id", id.value())
                .setParameter("number", number)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /** The newest first. */
    public List<AttendantVersion> versions(AttendantId id) {
        List<?> rows = em.createNativeQuery("select v.number, v.published_at, g.name from attendant_version v"
                        + " left join agent g on g.id = v.author_id where v.attendant_id = :id order by v.number desc"
                        + " limit 200")
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AttendantVersion(
                        (int) number(row[0]), ((Timestamp) row[1]).toInstant(), Optional.ofNullable((String) row[2])))
                .toList();
    }

    /** Where the published version leads. */
    public void leadTo(AttendantId id, Collection<Route> routes) {
        em.createNativeQuery("delete from attendant_route where attendant_id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
        int position = 0;
        for (Route route : new HashSet<>(routes)) {
            insert(id, position++, route);
        }
    }

    /** Where the published versions of all lead. */
    public Map<AttendantId, Set<Route>> routes() {
        List<?> rows = em.createNativeQuery("select attendant_id, route_department_id, route_agent_id, route_group_id,"
                        + " route_attendant_id from attendant_route")
                .getResultList();
        Map<AttendantId, Set<Route>> routes = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            new RouteColumns((Long) columns[1], (Long) columns[2], (Long) columns[3], (Long) columns[4])
                    .route()
                    .ifPresent(
                            route -> routes.computeIfAbsent(new AttendantId(number(columns[0])), id -> new HashSet<>())
                                    .add(route));
        }
        return routes;
    }

    private void insert(AttendantId id, int position, Route route) {
        RouteColumns columns = RouteColumns.of(Optional.of(route));
        em.createNativeQuery("insert into attendant_route (attendant_id, position, route_department_id, route_agent_id,"
                        + " route_group_id, route_attendant_id)"
                        + " values (:id, :position, :department, :agent, :group, :attendant)")
                .setParameter("id", id.value())
                .setParameter("position", position)
                .setParameter("department", columns.departmentId())
                .setParameter("agent", columns.agentId())
                .setParameter("group", columns.groupId())
                .setParameter("attendant", columns.attendantId())
                .executeUpdate();
    }

    private static long number(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).longValue();
    }
}
