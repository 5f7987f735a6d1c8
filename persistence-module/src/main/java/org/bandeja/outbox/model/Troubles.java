package org.bandeja.outbox.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;

/** Messages that failed or may not have arrived, in all conversations that somebody administrates. An index holds them and no others. */
@ApplicationScoped
public class Troubles {
    private static final String FOUND =
            " from message m join conversation c on c.id = m.conversation_id" + " where m.trouble_at >= :since";

    @PersistenceContext
    EntityManager em;

    /**
     * Newest first; one more than the limit tells that there is more.
     *
     * @param caller whose departments, as their ADMIN; all of an administrator
     * @param since not older than this
     * @param wanted looked for along the index of those in trouble
     */
    public List<TroubleRow> list(
            Caller caller, Instant since, TroubleQuestion wanted, Optional<TroubleCursor> after, int limit) {
        String beyond = after.isPresent() ? " and m.trouble_at <= :end and (m.trouble_at < :end or m.id < :endId)" : "";
        Query query = em.createNativeQuery(
                "select m.id, m.conversation_id, m.type, left(m.text, 160) as text, m.at, m.status, m.error_code,"
                        + " m.attempts, k.name as contact, coalesce(k.phone, k.user_id, '') as address, n.name as number,"
                        + " d.name as department, a.name as author, c.status as c_status"
                        + " from (select m.id" + FOUND + mine(caller) + those(wanted) + beyond
                        + " order by m.trouble_at desc, m.id desc limit :limit) p"
                        + " join message m on m.id = p.id join conversation c on c.id = m.conversation_id"
                        + " join contact k on k.id = c.contact_id join business_number n on n.id = c.number_id"
                        + " left join department d on d.id = c.department_id left join agent a on a.id = m.author_id"
                        + " order by m.at desc, m.id desc",
                Tuple.class);
        bind(query, caller, since);
        wanted.department().ifPresent(department -> query.setParameter("department", department.value()));
        wanted.number().ifPresent(number -> query.setParameter("number", number.value()));
        after.ifPresent(
                end -> query.setParameter("end", Timestamp.from(end.at())).setParameter("endId", end.id()));
        List<?> rows = query.setParameter("limit", limit + 1).getResultList();
        return rows.stream().map(Tuple.class::cast).map(Troubles::row).toList();
    }

    /** How many there are, counted no further than the limit. */
    public int count(Caller caller, Instant since, int limit) {
        Query query =
                em.createNativeQuery("select count(*) from (select m.id" + FOUND + mine(caller) + " limit :limit) p");
        bind(query, caller, since);
        return ((Number) query.setParameter("limit", limit).getSingleResult()).intValue();
    }

    private static String mine(Caller caller) {
        return caller.administrator() ? "" : " and c.department_id in (:departments)";
    }

    private static String those(TroubleQuestion wanted) {
        return (wanted.department().isPresent() ? " and c.department_id = :department" : "")
                + (wanted.number().isPresent() ? " and c.number_id = :number" : "");
    }

    private static void bind(Query query, Caller caller, Instant since) {
        query.setParameter("since", Timestamp.from(since));
        if (!caller.administrator()) {
            List<Long> mine =
                    administered(caller).stream().map(DepartmentId::value).toList();
            query.setParameter("departments", mine.isEmpty() ? List.of(-1L) : mine);
        }
    }

    private static Set<DepartmentId> administered(Caller caller) {
        return caller.memberships().entrySet().stream()
                .filter(place -> place.getValue() == Role.ADMIN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static TroubleRow row(Tuple row) {
        return new TroubleRow(
                new MessageId(row.get("id", Number.class).longValue()),
                new ConversationId(row.get("conversation_id", Number.class).longValue()),
                (String) row.get("type"),
                Optional.ofNullable((String) row.get("text")),
                row.get("at", Timestamp.class).toInstant(),
                MessageStatus.valueOf((String) row.get("status")),
                Optional.ofNullable((Number) row.get("error_code")).map(Number::intValue),
                row.get("attempts", Number.class).intValue(),
                (String) row.get("contact"),
                (String) row.get("address"),
                (String) row.get("number"),
                Optional.ofNullable((String) row.get("department")),
                Optional.ofNullable((String) row.get("author")),
                "OPEN".equals(row.get("c_status")));
    }
}
