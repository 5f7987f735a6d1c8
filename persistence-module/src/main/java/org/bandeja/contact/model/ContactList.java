package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.BrokenOff;
import org.bandeja.conversation.model.SearchWords;
import org.bandeja.directory.model.DepartmentId;

/**
 * The contacts that a person sees, the latest acquaintance first. Without words each department's part of an index is
 * walked along; words lead through the full text index. Runs outside of transactions: a search that takes too long is broken off.
 */
@ApplicationScoped
public class ContactList {
    /** MariaDB: breaks off a statement after some seconds. */
    private static final String WITHIN = "set statement max_statement_time=1 for ";

    private static final String ALIVE = "k.merged_into is null and k.erased_at is null";

    @PersistenceContext
    EntityManager em;

    /**
     * @param rows one more than were wanted when there are more
     * @param narrow it was searched for too little to find anything in good time
     */
    public record Found(List<ContactRow> rows, boolean narrow) {}

    /**
     * @param words empty: all
     * @param after the last one of the page before
     */
    public Found find(Optional<SearchWords> words, Optional<ContactId> after, int most, Caller caller) {
        if (!caller.administrator() && caller.departments().isEmpty()) {
            return new Found(List.of(), false);
        }
        if (words.isEmpty()) {
            return new Found(rows(walked(after, most, caller), caller), false);
        }
        Optional<String> wanted = words.get().inContacts();
        if (wanted.isEmpty()) {
            return new Found(List.of(), true);
        }
        return BrokenOff.unless(() -> searched(wanted.get(), after, most, caller))
                .map(found -> new Found(rows(found, caller), false))
                .orElseGet(() -> new Found(List.of(), true));
    }

    private List<Long> walked(Optional<ContactId> after, int most, Caller caller) {
        if (caller.administrator()) {
            return ids(em.createNativeQuery("select k.id from contact k where " + ALIVE + " and k.id < :after"
                            + " and exists (select 1 from conversation c where c.contact_id = k.id)"
                            + " order by k.id desc limit :most")
                    .setParameter("after", value(after))
                    .setParameter("most", most));
        }
        List<DepartmentId> departments = new ArrayList<>(caller.departments());
        String parts = IntStream.range(0, departments.size())
                .mapToObj(i -> "select distinct c.contact_id as id from conversation c"
                        + " straight_join contact k on k.id = c.contact_id where c.department_id = :d" + i
                        + " and c.contact_id < :after and k.erased_at is null order by c.contact_id desc limit :most")
                .collect(Collectors.joining(") union ("));
        String all = departments.size() == 1 ? parts : "(" + parts + ")";
        Query query = em.createNativeQuery("select p.id from (" + all + ") p order by p.id desc limit :most")
                .setParameter("after", value(after))
                .setParameter("most", most);
        IntStream.range(0, departments.size())
                .forEach(i -> query.setParameter("d" + i, departments.get(i).value()));
        return ids(query);
    }

    private List<Long> searched(String fullText, Optional<ContactId> after, int most, Caller caller) {
        String visible = caller.administrator() ? "" : " and c.department_id in (:departments)";
        Query query = em.createNativeQuery(WITHIN + "select distinct coalesce(k.merged_into, k.id) as id from contact k"
                        + " where match(k.search_text) against (:words in boolean mode) and k.erased_at is null"
                        + " and coalesce(k.merged_into, k.id) < :after"
                        + " and exists (select 1 from conversation c where c.contact_id = coalesce(k.merged_into, k.id)"
                        + visible + ") order by id desc limit :most")
                .setParameter("words", fullText)
                .setParameter("after", value(after))
                .setParameter("most", most);
        if (!caller.administrator()) {
            query.setParameter(
                    "departments",
                    caller.departments().stream().map(DepartmentId::value).toList());
        }
        return ids(query);
    }

    private static long value(Optional<ContactId> after) {
        return after.map(ContactId::value).orElse(Long.MAX_VALUE);
    }

    private static List<Long> ids(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** In the order of the list. */
    private List<ContactRow> rows(List<Long> ids, Caller caller) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query = em.createNativeQuery("select k.id, k.name, k.profile_name, k.phone, k.user_id, "
                        + ContactBlocks.seenBy(caller)
                        + ", k.marketing_opt_out_at is not null or coalesce(k.consent, '') = 'OUT'"
                        + " from contact k where k.id in (:ids) order by k.id desc")
                .setParameter("ids", ids);
        List<?> rows = ContactBlocks.boundTo(caller, query).getResultList();
        return rows.stream().map(Object[].class::cast).map(ContactList::row).toList();
    }

    private static ContactRow row(Object[] row) {
        return new ContactRow(
                new ContactId(((Number) row[0]).longValue()),
                (String) row[1],
                (String) row[2],
                Optional.ofNullable((String) row[3]),
                Optional.ofNullable((String) row[4]),
                isTrue(row[5]),
                isTrue(row[6]));
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
    }
}
