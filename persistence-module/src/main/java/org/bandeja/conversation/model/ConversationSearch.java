package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
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
import java.util.function.Function;
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
    private static final int LOOK = 40;
    private static final int LONG_LOOK = 160;
    /** A page that shows something within the first looks is shown, and whoever reads on looks on. */
    private static final int FIRST_LOOKS = 80;

    private static final int SOMETHING = 8;
    /** One of so many was found: looking leads somewhere. */
    private static final int RICH = 25;

    private static final int MOST_LOOKED_AT = 560;
    private static final int MOST_INDEXED = 1_500;
    /** What an index leads to in a moment: asking it is quicker than looking. */
    private static final long FEW_MESSAGES = 3_000;
    /** More are on the next page: their messages have still to be read. */
    private static final int INDEXED_PAGE = 20;
    /** Of each conversation: what has the letters of a word may not have the word. */
    private static final int MOST_LOOKED_AT_EACH = 20;
    /** In one conversation, where letters of the words may stand inside of others. */
    private static final int MOST_LOOKED_AT_WITHIN = 3_000;

    /** Of each conversation the contact, and those that have become a part of it, as the index leads to them. */
    private static final String CONTACTS =
            "select c.id, k.name, k.phone, k.user_id from conversation c straight_join contact k";

    /** Hardly anybody is joined: the database takes its index for one that leads to everybody, and reads them all instead. */
    private static final String JOINED = " force index (contact_merged) on k.merged_into = c.contact_id";

    /** MariaDB: breaks off a statement after some seconds. */
    private static final String WITHIN = "set statement max_statement_time=0.2 for ";

    /**
     * Of one conversation nothing else is asked when this is broken off, and it is read along its index: where a machine is held up
     * for a moment, a few messages are not too much to search through.
     */
    private static final String WITHIN_ONE = "set statement max_statement_time=2.0 for ";

    private static final Comparator<ConversationCursor> ASCENDING = Comparator.comparing(ConversationCursor::at)
            .thenComparing(cursor -> cursor.id().value());

    @PersistenceContext
    EntityManager em;

    @Inject
    Vocabulary vocabulary;

    /**
     * A page of what was found, in order: perhaps a short one, though there is more.
     *
     * @param next behind which place to go on; empty at the end
     * @param narrow it gave up, and does not know what else there is
     * @param messages what was found in the conversations that were looked at
     * @param unread messages that an index led to, and that nobody has read yet, by conversation
     */
    record Found(
            List<ConversationCursor> places,
            Optional<ConversationCursor> next,
            boolean narrow,
            Map<ConversationId, FoundMessage> messages,
            Map<ConversationId, MessageId> unread) {
        /** @param places one more than the page holds when there is more */
        static Found page(List<ConversationCursor> places, int limit) {
            return places.size() > limit
                    ? of(places.subList(0, limit), Optional.of(places.get(limit - 1)), false)
                    : of(places, Optional.empty(), false);
        }

        private static Found of(List<ConversationCursor> places, Optional<ConversationCursor> next, boolean narrow) {
            return new Found(List.copyOf(places), next, narrow, Map.of(), Map.of());
        }

        private Found with(Map<ConversationId, FoundMessage> messages, Map<ConversationId, MessageId> unread) {
            return new Found(places, next, narrow, Map.copyOf(messages), Map.copyOf(unread));
        }
    }

    /** @param lead what leads to the conversations that are looked at: what is rare among the filters, or the list */
    Found find(ConversationQuestion question, Caller caller, Instant now, ConversationListSql.Lead lead) {
        SearchWords words = question.filter().words().orElseThrow();
        if (words.isEmpty()) {
            return Found.of(List.of(), Optional.empty(), true);
        }
        boolean rare = isRare(words);
        if (rare) {
            Optional<Indexed> indexed = indexed(question, caller, now, words);
            if (indexed.isPresent()) {
                return page(question, List.of(), Map.of(), indexed.get());
            }
        }
        Walk walk = new Walk(question, caller, now, lead, words);
        walk.look(LOOK);
        while (!walk.isDone() && walk.isRich() && walk.hits.size() < SOMETHING && walk.looked < FIRST_LOOKS) {
            walk.look(LOOK);
        }
        if (!walk.gaveUp && (walk.isDone() || walk.isRich())) {
            return walk.found();
        }
        Optional<Indexed> indexed = rare ? Optional.empty() : indexed(question, caller, now, words);
        if (indexed.isPresent()) {
            return page(question, walk.hits, walk.messages, indexed.get());
        }
        while (!walk.isDone() && walk.hits.size() < SOMETHING && walk.looked < MOST_LOOKED_AT) {
            walk.look(LONG_LOOK);
        }
        return walk.found();
    }

    /** Whether an index leads to few places: then it is asked at once. */
    private boolean isRare(SearchWords words) {
        return words.words().stream()
                        .filter(SearchWords::isIndexed)
                        .map(vocabulary::expected)
                        .mapToLong(known -> known.orElse(Long.MAX_VALUE))
                        .min()
                        .orElse(Long.MAX_VALUE)
                <= FEW_MESSAGES;
    }

    private static Found page(
            ConversationQuestion question,
            List<ConversationCursor> hits,
            Map<ConversationId, FoundMessage> messages,
            Indexed indexed) {
        List<ConversationCursor> all = merged(question, hits, indexed.first());
        Map<ConversationId, MessageId> unread = new HashMap<>(indexed.messages());
        ids(hits).forEach(unread::remove);
        return Found.page(all, Math.min(question.limit(), INDEXED_PAGE)).with(messages, unread);
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
     * @param messages the newest that match, of those where one does
     * @param complete there is none besides
     */
    private record Matching(
            Set<ConversationId> conversations, Map<ConversationId, FoundMessage> messages, boolean complete) {
        private static final Matching UNKNOWN = new Matching(Set.of(), Map.of(), false);
    }

    /** Along the list, looking at each conversation. */
    private final class Walk {
        private final Caller caller;
        private final Instant now;
        private final ConversationListSql.Lead lead;
        private final SearchWords words;
        private final int enough;
        private final List<ConversationCursor> hits = new ArrayList<>();
        private final Map<ConversationId, FoundMessage> messages = new HashMap<>();
        private ConversationQuestion rest;
        private boolean ended;
        private boolean gaveUp;
        private int looked;

        private Walk(
                ConversationQuestion question,
                Caller caller,
                Instant now,
                ConversationListSql.Lead lead,
                SearchWords words) {
            this.rest = question.withoutWords();
            this.caller = caller;
            this.now = now;
            this.lead = lead;
            this.words = words;
            this.enough = question.limit() + 1;
        }

        private void look(int count) {
            ConversationListSql sql = new ConversationListSql(caller, rest, now, lead);
            BrokenOff.unless(() -> places(sql.text(count), sql.parameters()))
                    .ifPresentOrElse(places -> look(places, count), () -> gaveUp = true);
        }

        private void look(List<ConversationCursor> places, int count) {
            ended = places.size() < count;
            looked += places.size();
            if (!places.isEmpty()) {
                rest = rest.after(Optional.of(places.get(places.size() - 1)));
                Matching matching =
                        BrokenOff.unless(() -> matching(words, ids(places))).orElse(Matching.UNKNOWN);
                places.stream()
                        .filter(place -> matching.conversations().contains(place.id()))
                        .forEach(hits::add);
                messages.putAll(matching.messages());
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
                return Found.page(hits, enough - 1).with(messages, Map.of());
            }
            boolean hopeless = gaveUp || hits.isEmpty();
            return Found.of(
                            hits.subList(0, Math.min(hits.size(), enough - 1)),
                            hopeless ? Optional.empty() : rest.after(),
                            hopeless)
                    .with(messages, Map.of());
        }
    }

    private static List<ConversationId> ids(List<ConversationCursor> places) {
        return places.stream().map(ConversationCursor::id).toList();
    }

    private Matching matching(SearchWords words, Collection<ConversationId> ids) {
        Set<ConversationId> matching = new HashSet<>();
        tuples(em.createNativeQuery(
                                CONTACTS + " on k.id = c.contact_id where c.id in (:ids) union all " + CONTACTS + JOINED
                                        + " where c.id in (:ids)",
                                Tuple.class)
                        .setParameter("ids", values(ids)))
                .stream()
                .filter(row -> words.mean(row.text("name"), row.optionalText("phone"), row.optionalText("user_id")))
                .forEach(row -> matching.add(new ConversationId(row.number("id"))));
        Map<ConversationId, List<Columns>> messages = newest(words, ids).stream()
                .collect(Collectors.groupingBy(row -> new ConversationId(row.number("conversation_id"))));
        Map<ConversationId, FoundMessage> found = new HashMap<>();
        boolean complete = true;
        for (Map.Entry<ConversationId, List<Columns>> each : messages.entrySet()) {
            Optional<FoundMessage> message = first(words, each.getValue());
            boolean byContact = matching.contains(each.getKey());
            if (message.isPresent()) {
                matching.add(each.getKey());
                if (!byContact) {
                    found.put(each.getKey(), message.get());
                }
            } else if (each.getValue().size() == MOST_LOOKED_AT_EACH) {
                complete &= byContact;
            }
        }
        return new Matching(matching, found, complete);
    }

    private static Optional<FoundMessage> first(SearchWords words, List<Columns> newestFirst) {
        return newestFirst.stream()
                .filter(row -> words.areIn(row.text("text")))
                .findFirst()
                .map(row -> new FoundMessage(
                        new MessageId(row.number("id")),
                        row.number("seq"),
                        row.time("at"),
                        words.snippet(row.text("text"))));
    }

    /** What every message with the words has. */
    private static String like(List<String> patterns) {
        return IntStream.range(0, patterns.size())
                .mapToObj(i -> " and m.text like :word" + i)
                .collect(Collectors.joining());
    }

    /** The newest messages of each of these conversations that have the letters of all words, newest first. */
    private List<Columns> newest(SearchWords words, Collection<ConversationId> ids) {
        List<String> patterns = words.patterns();
        Query query = em.createNativeQuery(
                        WITHIN + "select m.conversation_id, m.id, m.seq, m.at, m.text from (select m.id, row_number()"
                                + " over (partition by m.conversation_id order by m.at desc, m.seq desc) as place"
                                + " from message m where m.conversation_id in (:ids)" + like(patterns) + ") found"
                                + " join message m on m.id = found.id where found.place <= " + MOST_LOOKED_AT_EACH
                                + " order by m.conversation_id, found.place",
                        Tuple.class)
                .setParameter("ids", values(ids));
        IntStream.range(0, patterns.size()).forEach(i -> query.setParameter("word" + i, patterns.get(i)));
        return tuples(query);
    }

    /**
     * What stands in one conversation, newest first. Ask for a visible one only.
     *
     * @return empty when it takes too long, or so much holds the letters of the words that older ones were not looked at
     */
    Optional<List<FoundMessage>> within(SearchWords words, ConversationId id, int most) {
        if (words.isEmpty()) {
            return Optional.of(List.of());
        }
        List<String> patterns = words.patterns();
        return BrokenOff.unless(() -> {
                    Query query = em.createNativeQuery(
                                    WITHIN_ONE
                                            + "select m.id, m.seq, m.at, m.text from message m where m.conversation_id = :id"
                                            + like(patterns) + " order by m.at desc, m.seq desc limit :most",
                                    Tuple.class)
                            .setParameter("id", id.value())
                            .setParameter("most", MOST_LOOKED_AT_WITHIN);
                    IntStream.range(0, patterns.size()).forEach(i -> query.setParameter("word" + i, patterns.get(i)));
                    List<Columns> rows = tuples(query);
                    List<FoundMessage> found = rows.stream()
                            .flatMap(row -> first(words, List.of(row)).stream())
                            .limit(most)
                            .toList();
                    boolean all = found.size() == most || rows.size() < MOST_LOOKED_AT_WITHIN;
                    return all ? Optional.of(found) : Optional.<List<FoundMessage>>empty();
                })
                .flatMap(Function.identity());
    }

    /** The first of what the indexes lead to; empty when they lead to too many, or take too long. */
    private Optional<Indexed> indexed(ConversationQuestion question, Caller caller, Instant now, SearchWords words) {
        if (words.inContacts().isEmpty()) {
            return Optional.empty();
        }
        return BrokenOff.unless(() -> {
                    Indexed contacts = indexed(
                            question,
                            caller,
                            now,
                            "contact k straight_join conversation c on c.contact_id = coalesce(k.merged_into, k.id)",
                            "match(k.search_text) against (:fulltext in boolean mode)",
                            "null",
                            words.inContacts().get(),
                            List.of());
                    Optional<String> rarest =
                            words.rarest(word -> vocabulary.expected(word).orElse(0));
                    if (contacts.isTooMuch() || rarest.isEmpty()) {
                        return contacts;
                    }
                    List<String> others = words.patternsBesides(rarest.get());
                    return contacts.and(indexed(
                            question,
                            caller,
                            now,
                            "message m straight_join conversation c on c.id = m.conversation_id",
                            "match(m.text) against (:fulltext in boolean mode)" + like(others),
                            "max(m.id)",
                            SearchWords.fullText(rarest.get()),
                            others));
                })
                .filter(found -> !found.isTooMuch());
    }

    /**
     * @param first as many as a page can show, and one more
     * @param messages the latest that the index led to, of those that were not found by their contact
     * @param counted how many there are
     */
    private record Indexed(List<ConversationCursor> first, Map<ConversationId, MessageId> messages, int counted) {
        private boolean isTooMuch() {
            return counted >= MOST_INDEXED;
        }

        private Indexed and(Indexed others) {
            Set<ConversationCursor> all = new LinkedHashSet<>(first);
            all.addAll(others.first);
            Map<ConversationId, MessageId> named = new HashMap<>(others.messages);
            ids(first).forEach(named::remove);
            return new Indexed(List.copyOf(all), named, counted + others.counted);
        }
    }

    private Indexed indexed(
            ConversationQuestion question,
            Caller caller,
            Instant now,
            String source,
            String match,
            String witness,
            String fullText,
            List<String> patterns) {
        ConversationListSql sql = new ConversationListSql(caller, question.withoutWords(), now);
        String text = sql.text(source, match, witness, MOST_INDEXED, question.limit() + 1);
        Map<String, Object> parameters = new HashMap<>(sql.parameters());
        parameters.put("fulltext", fullText);
        IntStream.range(0, patterns.size()).forEach(i -> parameters.put("word" + i, patterns.get(i)));
        if (text.isEmpty()) {
            return new Indexed(List.of(), Map.of(), 0);
        }
        Query query = em.createNativeQuery(WITHIN + text, Tuple.class);
        parameters.forEach(query::setParameter);
        List<Columns> rows = tuples(query);
        int counted = rows.isEmpty() ? 0 : Math.toIntExact(rows.get(0).number("counted"));
        Map<ConversationId, MessageId> messages = new HashMap<>();
        rows.forEach(row -> row.optionalNumber("witness")
                .ifPresent(id -> messages.put(new ConversationId(row.number("id")), new MessageId(id))));
        return new Indexed(rows.stream().map(ConversationSearch::place).toList(), messages, counted);
    }

    private static ConversationCursor place(Columns row) {
        return new ConversationCursor(row.time("sort_at"), new ConversationId(row.number("id")));
    }

    private List<ConversationCursor> places(String text, Map<String, Object> parameters) {
        if (text.isEmpty()) {
            return List.of();
        }
        Query query = em.createNativeQuery(WITHIN + text, Tuple.class);
        parameters.forEach(query::setParameter);
        return tuples(query).stream().map(ConversationSearch::place).toList();
    }

    /**
     * A message with these words in each of these conversations, the one that the index led to if it has them; none where there
     * is none, or it would take too long. Ask for visible ones only.
     */
    Map<ConversationId, FoundMessage> messages(SearchWords words, Map<ConversationId, MessageId> indexed) {
        Map<ConversationId, FoundMessage> found = new HashMap<>();
        if (indexed.isEmpty() || words.isEmpty()) {
            return found;
        }
        keep(words, named(indexed.values()), found);
        Set<ConversationId> others = new HashSet<>(indexed.keySet());
        others.removeAll(found.keySet());
        if (!others.isEmpty()) {
            keep(words, BrokenOff.unless(() -> newest(words, others)).orElse(List.of()), found);
        }
        return found;
    }

    private static void keep(SearchWords words, List<Columns> newestFirst, Map<ConversationId, FoundMessage> found) {
        newestFirst.stream()
                .collect(Collectors.groupingBy(row -> new ConversationId(row.number("conversation_id"))))
                .forEach((conversation, rows) ->
                        first(words, rows).ifPresent(message -> found.put(conversation, message)));
    }

    private List<Columns> named(Collection<MessageId> ids) {
        return tuples(em.createNativeQuery(
                        "select m.conversation_id, m.id, m.seq, m.at, m.text from message m where m.id in (:ids)",
                        Tuple.class)
                .setParameter("ids", ids.stream().map(MessageId::value).toList()));
    }

    private static List<Long> values(Collection<ConversationId> ids) {
        return ids.stream().map(ConversationId::value).toList();
    }

    private static List<Columns> tuples(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(Columns::new).toList();
    }
}
