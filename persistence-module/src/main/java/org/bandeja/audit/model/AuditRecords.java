package org.bandeja.audit.model;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.identifier.model.Tsid;

/** Who did what, when, from where: only ever added to, in the transaction of the deed; thrown away by age alone. */
@ApplicationScoped
public class AuditRecords {
    private static final int LONGEST_DETAIL = 500;
    private static final Map<String, String> PLACES = Map.of(
            "conversation", "select department_id from conversation where id = :id",
            "message",
                    "select c.department_id from message m join conversation c on c.id = m.conversation_id"
                            + " where m.id = :id",
            "department", "select id from department where id = :id",
            "group", "select department_id from call_group where id = :id",
            "quick-reply", "select department_id from quick_reply where id = :id");

    /**
     * A deed.
     *
     * @param actor empty: the customer, Bandeja itself, or somebody who is not known
     * @param object what it was done to: {@code conversation}, {@code agent}, {@code department} …
     * @param objectId empty: none, or none that is known
     * @param subject id of the agent, department, label or auto attendant that it was done with; empty: nothing, or it is the object
     * @param detail a fact that helps to understand it; never text of messages
     */
    public record Deed(
            Instant at,
            Optional<AgentId> actor,
            String action,
            String object,
            Optional<Long> objectId,
            Optional<Long> subject,
            Optional<DepartmentId> department,
            Outcome outcome,
            Optional<String> detail,
            List<Change> changes) {
        public Deed {
            requireNonNull(at, "at");
            requireNonNull(action, "action");
            requireNonNull(object, "object");
            requireNonNull(outcome, "outcome");
            changes =
                    changes.stream().filter(change -> !change.changesNothing()).toList();
        }

        /** One that was done. */
        public Deed(
                Instant at,
                Optional<AgentId> actor,
                String action,
                String object,
                long objectId,
                Optional<DepartmentId> department) {
            this(
                    at,
                    actor,
                    action,
                    object,
                    Optional.of(objectId),
                    Optional.empty(),
                    department,
                    Outcome.DONE,
                    Optional.empty(),
                    List.of());
        }

        /** The same, with a fact that helps to understand it. */
        public Deed with(String fact) {
            return new Deed(
                    at, actor, action, object, objectId, subject, department, outcome, Optional.of(fact), changes);
        }

        /** The same, done to an agent or a department. */
        public Deed to(long id) {
            return new Deed(at, actor, action, object, objectId, Optional.of(id), department, outcome, detail, changes);
        }

        /** The same, with a setting before and after; one that did not change is left out. */
        public Deed changing(String name, Object was, Object became) {
            List<Change> more = new ArrayList<>(changes);
            more.add(new Change(name, String.valueOf(was), String.valueOf(became)));
            return new Deed(at, actor, action, object, objectId, subject, department, outcome, detail, more);
        }

        /** The same, which ended otherwise. */
        public Deed ending(Outcome end) {
            return new Deed(at, actor, action, object, objectId, subject, department, end, detail, changes);
        }
    }

    @PersistenceContext
    EntityManager em;

    @Inject
    Visit visit;

    public void add(Deed deed) {
        em.createNativeQuery("insert into audit_record (id, at, actor_id, action, object_type, object_id,"
                        + " subject_id, department_id, address, detail, outcome, was, became) values (:id, :at, :actor, :action,"
                        + " :object, :objectId, :subject, :department, :address, :detail, :outcome, :was, :became)")
                .setParameter("id", Tsid.next())
                .setParameter("at", Timestamp.from(deed.at()))
                .setParameter("actor", deed.actor().map(AgentId::value).orElse(null))
                .setParameter("action", deed.action())
                .setParameter("object", deed.object())
                .setParameter("objectId", deed.objectId().orElse(null))
                .setParameter("subject", deed.subject().orElse(null))
                .setParameter(
                        "department", deed.department().map(DepartmentId::value).orElse(null))
                .setParameter("address", address())
                .setParameter(
                        "detail", deed.detail().map(AuditRecords::shortened).orElse(null))
                .setParameter("outcome", deed.outcome().name())
                .setParameter("was", lines(deed.changes(), Change::was))
                .setParameter("became", lines(deed.changes(), Change::became))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** Newest first; one more than a page holds tells that there is more. */
    public List<AuditRow> list(AuditQuestion question) {
        AuditListSql sql = new AuditListSql(question);
        Query query = em.createNativeQuery(sql.text(), Tuple.class);
        sql.parameters().forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(AuditListSql::row).toList();
    }

    /** The actions that occur, for a choice; an index is skipped through, however many records there are. */
    public List<String> actions() {
        List<?> found = em.createNativeQuery("select distinct action from audit_record order by action")
                .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /**
     * Where something is now, for a record of what was not done with it; one look by primary key.
     *
     * @return empty: in no department, not there, or of a kind that belongs to none
     */
    public Optional<DepartmentId> departmentOf(String object, long id) {
        String place = PLACES.get(object);
        if (place == null) {
            return Optional.empty();
        }
        List<?> found = em.createNativeQuery(place).setParameter("id", id).getResultList();
        return found.stream()
                .filter(Objects::nonNull)
                .map(department -> new DepartmentId(((Number) department).longValue()))
                .findFirst();
    }

    /** @return how many that are older were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from audit_record where at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** Work that no call began has no address. */
    private String address() {
        try {
            return visit.address().orElse(null);
        } catch (ContextNotActiveException e) {
            return null;
        }
    }

    private static String lines(List<Change> changes, Function<Change, String> side) {
        return changes.isEmpty() ? null : NamedValues.text(changes, Change::name, side);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }
}
