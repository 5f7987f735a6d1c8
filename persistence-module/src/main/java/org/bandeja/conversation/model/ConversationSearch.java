package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationQuestion.Sort;

/**
 * Finds conversations by words, in the order of the list. What is frequent is found by looking at the first
 * conversations of the list one by one, what is rare by the full text indexes; each is quick where the other is slow. What
 * is neither gives up after a while and says so.
 *
 * <p>Runs outside of transactions, because a statement that takes too long is broken off.
 */
@ApplicationScoped
public class ConversationSearch {
    private static final int FIRST_LOOK = 80;
    private static final int LOOK = 160;
    /** One of so many was found: the page is soon full. */
    private static final int RICH = 25;

    private static final int MOST_LOOKED_AT = 560;
    private static final int MOST_INDEXED = 1_500;
    /** Of each conversation: what has the letters of a word may not have the word. */
    private static final int MOST_LOOKED_AT_EACH = 20;

    /** MariaDB: breaks off a statement after some seconds. */
    private static final String WITHIN = "set statement max_statement_time=0.2 for ";

    /** A statement that took too long, and the same inside a full text index (there also: too much was found). */
    private static final Set<Integer> BROKEN_OFF = Set.of(1969, 188);

    private static final Comparator<ConversationCursor> ASCENDING = Comparator.comparing(ConversationCursor::at)
            .thenComparing(cursor -> cursor.id().value());

    @PersistenceContext
    EntityManager em;

    /**
     * A page of what was found, in order: perhaps a short one, though there is more.
     *
     * @param next behind which place to go on; empty at the end
     * @param narrow it gave up, and does not know what else there is
     */
    record Found(List<ConversationCursor> places, Optional<ConversationCursor> next, boolean narrow) {
        /** @param places one more than the page holds when there is more */
        static Found page(List<ConversationCursor> places, int limit) {
            return places.size() > limit
                    ? new Found(List.copyOf(places.subList(0, limit)), Optional.of(places.get(limit - 1)), false)
                    : new Found(List.copyOf(places), Optional.empty(), false);
        }
    }

    Found find(ConversationQuestion question, Caller caller, Instant now) {
        SearchWords words = question.filter().words().orElseThrow();
        if (words.isEmpty()) {
            return new Found(List.of(), Optional.empty(), true);
        }
        Walk walk = new Walk(question, caller, now, words);
        walk.look(FIRST_LOOK);
        while (!walk.isDone() && walk.isRich() && walk.looked < MOST_LOOKED_AT) {
            walk.look(LOOK);
        }
        if (!walk.gaveUp && (walk.isDone() || walk.isRich())) {
            return walk.found();
        }
        Optional<List<ConversationCursor>> indexed = indexed(question, caller, now, words);
        if (indexed.isPresent()) {
            return Found.page(merged(question, walk.hits, indexed.get()), question.limit());
        }
        while (!walk.isDone() && walk.looked < MOST_LOOKED_AT) {
            walk.look(LOOK);
        }
        return walk.found();
    }

    private static List<ConversationCursor> merged(
            ConversationQuestion question, List<ConversationCursor> some, List<ConversationCursor> others) {
        Set<ConversationCursor> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all.stream()
                .sorted(question.sort() == Sort.NEWEST ? ASCENDING.reversed() : ASCENDING)
                .limit(question.limit() + 1L)
                .toList();
    }

    /**
     * Which of some conversations match.
     *
     * @param complete there is none besides
     */
    private record Matching(Set<ConversationId> conversations, boolean complete) {
        private static final Matching UNKNOWN = new Matching(Set.of(), false);
    }

    /** Along the list, looking at each conversation. */
    private final class Walk {
        private final Caller caller;
        private final Instant now;
        private final SearchWords words;
        private final int enough;
        private final List<ConversationCursor> hits = new ArrayList<>();
        private ConversationQuestion rest;
        private boolean ended;
        private boolean gaveUp;
        private int looked;

        private Walk(ConversationQuestion question, Caller caller, Instant now, SearchWords words) {
            this.rest = question.withoutWords();
            this.caller = caller;
            this.now = now;
            this.words = words;
            this.enough = question.limit() + 1;
        }

        private void look(int count) {
            ConversationListSql sql = new ConversationListSql(caller, rest, now);
            List<ConversationCursor> places = places(sql.text(count), sql.parameters());
            ended = places.size() < count;
            looked += places.size();
            if (!places.isEmpty()) {
                rest = rest.after(Optional.of(places.get(places.size() - 1)));
                Matching matching =
                        unlessBrokenOff(() -> matching(words, ids(places))).orElse(Matching.UNKNOWN);
                places.stream()
                        .filter(place -> matching.conversations().contains(place.id()))
                        .forEach(hits::add);
                gaveUp = !matching.complete();
            }
        }

        private boolean isRich() {
            return hits.size() * RICH >= looked;
        }

        private boolean isDone() {
            return ended || gaveUp || hits.size() >= enough;
        }

        /** What was found so far; whoever wants more goes on where this ended, unless there was nothing in all of it. */
        private Found found() {
            if (!gaveUp && (ended || hits.size() >= enough)) {
                return Found.page(hits, enough - 1);
            }
            boolean hopeless = gaveUp || hits.isEmpty();
            return new Found(
                    List.copyOf(hits.subList(0, Math.min(hits.size(), enough - 1))),
                    hopeless ? Optional.empty() : rest.after(),
                    hopeless);
        }
    }

    private static List<ConversationId> ids(List<ConversationCursor> places) {
        return places.stream().map(ConversationCursor::id).toList();
    }

    private Matching matching(SearchWords words, Collection<ConversationId> ids) {
        Set<ConversationId> matching = new HashSet<>();
        tuples(em.createNativeQuery(
                                "select c.id, k.name, k.phone, k.user_id from conversation c"
                                        + " join contact k on k.id = c.contact_id where c.id in (:ids)",
                                Tuple.class)
                        .setParameter("ids", values(ids)))
                .stream()
                .filter(row -> words.mean(row.text("name"), row.optionalText("phone"), row.optionalText("user_id")))
                .forEach(row -> matching.add(new ConversationId(row.number("id"))));
        Map<ConversationId, List<Columns>> messages = newest(words, ids).stream()
                .collect(Collectors.groupingBy(row -> new ConversationId(row.number("conversation_id"))));
        boolean complete = true;
        for (Map.Entry<ConversationId, List<Columns>> each : messages.entrySet()) {
            if (each.getValue().stream().anyMatch(row -> words.areIn(row.text("text")))) {
                matching.add(each.getKey());
            } else if (each.getValue().size() == MOST_LOOKED_AT_EACH) {
                complete &= matching.contains(each.getKey());
            }
        }
        return new Matching(matching, complete);
    }

    /** What every message with the words has. */
    private static String like(SearchWords words) {
        return IntStream.range(0, words.patterns().size())
                .mapToObj(i -> " and m.text like :word" + i)
                .collect(Collectors.joining());
    }

    /** The newest messages of each of these conversations that have the letters of all words, newest first. */
    private List<Columns> newest(SearchWords words, Collection<ConversationId> ids) {
        List<String> patterns = words.patterns();
        Query query = em.createNativeQuery(
                        WITHIN + "select m.conversation_id, m.id, m.seq, m.at, m.text from (select m.id, row_number()"
                                + " over (partition by m.conversation_id order by m.at desc, m.seq desc) as place"
                                + " from message m where m.conversation_id in (:ids)" + like(words) + ") found"
                                + " join message m on m.id = found.id where found.place <= " + MOST_LOOKED_AT_EACH
                                + " order by m.conversation_id, found.place",
                        Tuple.class)
                .setParameter("ids", values(ids));
        IntStream.range(0, patterns.size()).forEach(i -> query.setParameter("word" + i, patterns.get(i)));
        return tuples(query);
    }

    /** Empty when the indexes lead to too many, or take too long. */
    private Optional<List<ConversationCursor>> indexed(
            ConversationQuestion question, Caller caller, Instant now, SearchWords words) {
        if (words.inContacts().isEmpty()) {
            return Optional.empty();
        }
        return unlessBrokenOff(() -> {
                    Set<ConversationCursor> all = new LinkedHashSet<>(indexed(
                            question,
                            caller,
                            now,
                            "contact k straight_join conversation c on c.contact_id = k.id",
                            "match(k.search_text) against (:fulltext in boolean mode)",
                            words.inContacts().get(),
                            List.of()));
                    if (all.size() < MOST_INDEXED && words.inMessages().isPresent()) {
                        all.addAll(indexed(
                                question,
                                caller,
                                now,
                                "message m straight_join conversation c on c.id = m.conversation_id",
                                "match(m.text) against (:fulltext in boolean mode)" + like(words),
                                words.inMessages().get(),
                                words.patterns()));
                    }
                    return List.copyOf(all);
                })
                .filter(found -> found.size() < MOST_INDEXED);
    }

    /** What a statement says, or empty when it took too long. */
    private static <T> Optional<T> unlessBrokenOff(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (PersistenceException e) {
            if (wasBrokenOff(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<ConversationCursor> indexed(
            ConversationQuestion question,
            Caller caller,
            Instant now,
            String source,
            String match,
            String fullText,
            List<String> patterns) {
        ConversationListSql sql = new ConversationListSql(caller, question.withoutWords(), now);
        String text = sql.text(source, match, MOST_INDEXED);
        Map<String, Object> parameters = new HashMap<>(sql.parameters());
        parameters.put("fulltext", fullText);
        IntStream.range(0, patterns.size()).forEach(i -> parameters.put("word" + i, patterns.get(i)));
        return places(text.isEmpty() ? text : WITHIN + text, parameters);
    }

    private static boolean wasBrokenOff(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && BROKEN_OFF.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private List<ConversationCursor> places(String text, Map<String, Object> parameters) {
        if (text.isEmpty()) {
            return List.of();
        }
        Query query = em.createNativeQuery(text, Tuple.class);
        parameters.forEach(query::setParameter);
        return tuples(query).stream()
                .map(row -> new ConversationCursor(row.time("sort_at"), new ConversationId(row.number("id"))))
                .toList();
    }

    /**
     * The newest message with these words in each of these conversations; none where there is none, or it would take too
     * long. Ask for visible ones only.
     */
    Map<ConversationId, FoundMessage> messages(SearchWords words, Collection<ConversationId> ids) {
        Map<ConversationId, FoundMessage> found = new HashMap<>();
        if (ids.isEmpty() || words.isEmpty()) {
            return found;
        }
        unlessBrokenOff(() -> newest(words, ids)).orElse(List.of()).stream()
                .filter(row -> words.areIn(row.text("text")))
                .forEach(row -> found.putIfAbsent(
                        new ConversationId(row.number("conversation_id")),
                        new FoundMessage(
                                new MessageId(row.number("id")),
                                row.number("seq"),
                                row.time("at"),
                                words.snippet(row.text("text")))));
        return found;
    }

    private static List<Long> values(Collection<ConversationId> ids) {
        return ids.stream().map(ConversationId::value).toList();
    }

    private static List<Columns> tuples(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(Columns::new).toList();
    }
}
