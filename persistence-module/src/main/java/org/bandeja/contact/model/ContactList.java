package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.BrokenOff;
import org.bandeja.conversation.model.SearchWords;
import org.bandeja.directory.model.DepartmentId;

/**
 * The contacts that a person sees, the latest acquaintance first. Without words each department's part of an index is
 * walked along. What is searched for is looked for along the same way first, which finds what many are called; what is rare is
 * found by the full text index. Runs outside of transactions: a search that takes too long is broken off.
 */
@ApplicationScoped
public class ContactList {
    /** MariaDB: breaks off a statement after some seconds. */
    private static final String WITHIN = "set statement max_statement_time=0.2 for ";

    private static final String ALIVE = "k.merged_into is null and k.erased_at is null";

    private static final int FIRST_LOOK = 200;
    private static final int LOOK = 1_000;
    private static final int MOST_LOOKED_AT = 5_000;
    /** A page that shows something within the first looks is shown, and whoever reads on looks on. */
    private static final int SOMETHING = 8;
    /** One of so many was found: looking leads somewhere. */
    private static final int RICH = 100;

    /** So many digits of a phone number are few people's: the index is asked at once. */
    private static final int RARE_DIGITS = 5;

    private static final int MOST_INDEXED = 1_500;

    @PersistenceContext
    EntityManager em;

    /**
     * A page, perhaps a short one though there is more.
     *
     * @param next behind whom to go on; empty at the end
     * @param narrow it was searched for too little to find anything in good time
     */
    public record Found(List<ContactRow> rows, Optional<ContactId> next, boolean narrow) {}

    /**
     * @param words empty: all
     * @param after the last one of the page before
     */
    public Found find(Optional<SearchWords> words, Optional<ContactId> after, int limit, Caller caller) {
        if (!caller.administrator() && caller.departments().isEmpty()) {
            return new Found(List.of(), Optional.empty(), false);
        }
        if (words.isEmpty()) {
            return page(walked(after, limit + 1, caller), limit, caller);
        }
        return words.get().inContacts().isEmpty()
                ? new Found(List.of(), Optional.empty(), true)
                : searched(words.get(), after, limit, caller);
    }

    /** @param ids one more than the limit when there are more */
    private Found page(List<Long> ids, int limit, Caller caller) {
        return ids.size() > limit
                ? new Found(rows(ids.subList(0, limit), caller), Optional.of(new ContactId(ids.get(limit - 1))), false)
                : new Found(rows(ids, caller), Optional.empty(), false);
    }

    private Found searched(SearchWords words, Optional<ContactId> after, int limit, Caller caller) {
        boolean rare =
                words.phone().filter(digits -> digits.length() >= RARE_DIGITS).isPresent();
        if (rare) {
            Optional<Found> found = byIndex(words, after, limit, caller);
            if (found.isPresent()) {
                return found.get();
            }
        }
        Walk walk = new Walk(words, after, limit, caller);
        walk.look(FIRST_LOOK);
        if (!walk.isDone() && walk.isRich()) {
            walk.look(LOOK);
        }
        if (walk.isDone() || walk.isRich()) {
            return walk.found();
        }
        Optional<Found> indexed = rare ? Optional.empty() : byIndex(words, after, limit, caller);
        while (indexed.isEmpty() && !walk.isDone() && walk.looked < MOST_LOOKED_AT) {
            walk.look(LOOK);
        }
        return indexed.orElseGet(walk::found);
    }

    /** Empty when the index leads to too many, or takes too long. */
    private Optional<Found> byIndex(SearchWords words, Optional<ContactId> after, int limit, Caller caller) {
        return BrokenOff.unless(() -> indexed(words.inContacts().orElseThrow(), after, limit + 1, caller))
                .flatMap(Function.identity())
                .map(ids -> page(ids, limit, caller));
    }

    /** Along the list, looking at each contact. */
    private final class Walk {
        private final SearchWords words;
        private final int limit;
        private final Caller caller;
        private final List<Long> hits = new ArrayList<>();
        private Optional<ContactId> place;
        private boolean ended;
        private int looked;

        private Walk(SearchWords words, Optional<ContactId> after, int limit, Caller caller) {
            this.words = words;
            this.place = after;
            this.limit = limit;
            this.caller = caller;
        }

        private void look(int count) {
            List<Long> ids = walked(place, count, caller);
            ended = ids.size() < count;
            looked += ids.size();
            if (!ids.isEmpty()) {
                place = Optional.of(new ContactId(ids.get(ids.size() - 1)));
                Set<Long> meant = meant(words, ids);
                ids.stream().filter(meant::contains).forEach(hits::add);
            }
        }

        private boolean isRich() {
            return hits.size() * RICH >= looked;
        }

        private boolean isDone() {
            return ended || hits.size() >= SOMETHING;
        }

        private Found found() {
            if (ended || hits.size() > limit) {
                return page(hits, limit, caller);
            }
            return new Found(rows(hits, caller), hits.isEmpty() ? Optional.empty() : place, hits.isEmpty());
        }
    }

    /** Those of them who are meant by their own names and numbers, or by those of whoever has become a part of them. */
    private Set<Long> meant(SearchWords words, List<Long> ids) {
        List<?> found = em.createNativeQuery(
                        "select k.id, k.name, k.phone, k.user_id from contact k where k.id in (:ids)"
                                + " union all select k.merged_into, k.name, k.phone, k.user_id from contact k"
                                + " force index (contact_merged) where k.merged_into in (:ids)")
                .setParameter("ids", ids)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .filter(row -> words.mean(
                        (String) row[1], Optional.ofNullable((String) row[2]), Optional.ofNullable((String) row[3])))
                .map(row -> ((Number) row[0]).longValue())
                .collect(Collectors.toSet());
    }

    private List<Long> walked(Optional<ContactId> after, int most, Caller caller) {
        if (caller.administrator()) {
            return ids(em.createNativeQuery("select k.id from contact k where " + ALIVE + " and k.id < :after"
                            // "exists" would be an invitation to collect the contacts of all conversations first.
                            + " and (select 1 from conversation c where c.contact_id = k.id limit 1) = 1"
                            + " order by k.id desc limit :most")
                    .setParameter("after", value(after))
                    .setParameter("most", most));
        }
        List<DepartmentId> departments = new ArrayList<>(caller.departments());
        String parts = IntStream.range(0, departments.size())
                .mapToObj(i -> "select c.contact_id as id from conversation c"
                        + " straight_join contact k on k.id = c.contact_id where c.department_id = :d" + i
                        + " and c.contact_id < :after and k.erased_at is null"
                        // "distinct" would collect all of the department before the limit counts.
                        + " group by c.contact_id order by c.contact_id desc limit :most")
                .collect(Collectors.joining(") union ("));
        String all = departments.size() == 1 ? parts : "(" + parts + ")";
        Query query = em.createNativeQuery("select p.id from (" + all + ") p order by p.id desc limit :most")
                .setParameter("after", value(after))
                .setParameter("most", most);
        IntStream.range(0, departments.size())
                .forEach(i -> query.setParameter("d" + i, departments.get(i).value()));
        return ids(query);
    }

    /** The first of those that the index leads to; empty when it leads to too many. */
    private Optional<List<Long>> indexed(String fullText, Optional<ContactId> after, int most, Caller caller) {
        String visible = caller.administrator() ? "" : " and c.department_id in (:departments)";
        Query query = em.createNativeQuery(WITHIN + "select coalesce(k.merged_into, k.id) as id from contact k"
                        + " where match(k.search_text) against (:words in boolean mode) and k.erased_at is null"
                        + " and coalesce(k.merged_into, k.id) < :after"
                        + " and (select 1 from conversation c where c.contact_id = coalesce(k.merged_into, k.id)"
                        + visible + " limit 1) = 1 limit :most")
                .setParameter("words", fullText)
                .setParameter("after", value(after))
                .setParameter("most", MOST_INDEXED);
        if (!caller.administrator()) {
            query.setParameter(
                    "departments",
                    caller.departments().stream().map(DepartmentId::value).toList());
        }
        List<Long> found = ids(query);
        return found.size() == MOST_INDEXED
                ? Optional.empty()
                : Optional.of(found.stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .limit(most)
                        .toList());
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
