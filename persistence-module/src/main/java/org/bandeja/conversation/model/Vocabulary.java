package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How frequent words are among the messages, by a sample: decides in which way a search begins, never what it finds. Only words
 * and counts are kept, in memory.
 */
@ApplicationScoped
public class Vocabulary {
    private static final int PLACES = 20;
    private static final int EACH = 200;

    @PersistenceContext
    EntityManager em;

    private volatile Sample sample = new Sample(new TreeMap<>(), 0, 0);

    /**
     * Words of some texts.
     *
     * @param words in how many of the texts each one is
     * @param texts how many were looked at
     * @param all how many there are
     */
    record Sample(NavigableMap<String, Integer> words, int texts, long all) {
        static Sample of(Collection<String> texts, long all) {
            NavigableMap<String, Integer> words = new TreeMap<>();
            texts.forEach(text ->
                    new HashSet<>(SearchWords.beginnings(text)).forEach(word -> words.merge(word, 1, Integer::sum)));
            return new Sample(words, texts.size(), Math.max(all, texts.size()));
        }

        /** Too many rather than too few: a text with two words that begin so counts twice. */
        OptionalLong expected(String beginning) {
            if (texts == 0) {
                return OptionalLong.empty();
            }
            long found = words.subMap(beginning, true, beginning + Character.MAX_VALUE, true).values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            return OptionalLong.of(Math.min(found, texts) * all / texts);
        }
    }

    /** About how many messages have a word that begins so; empty: nobody knows. */
    public OptionalLong expected(String beginning) {
        return sample.expected(beginning);
    }

    /** Looks at messages from all times, half of them from lately. */
    public void look() {
        Object[] ends = (Object[])
                em.createNativeQuery("select min(id), max(id) from message").getSingleResult();
        if (ends[0] == null) {
            return;
        }
        long first = ((Number) ends[0]).longValue();
        long last = ((Number) ends[1]).longValue();
        Map<Long, String> texts = new HashMap<>();
        for (int place = 0; place < PLACES; place++) {
            collect(place % 2 == 0 ? anyTime(first, last) : sinceLately(first, last), texts);
        }
        sample = Sample.of(texts.values(), messages());
    }

    private static long anyTime(long first, long last) {
        return ThreadLocalRandom.current().nextLong(first, last + 1);
    }

    /** As often within the last minute as within the last year: where much came at once, some of it is seen. */
    private static long sinceLately(long first, long last) {
        double back =
                Math.pow((double) last - first + 1, ThreadLocalRandom.current().nextDouble());
        return Math.max(first, last - (long) back);
    }

    private void collect(long from, Map<Long, String> texts) {
        List<?> found = em.createNativeQuery(
                        "select m.id, m.text from message m where m.id >= :id and m.text is not null order by m.id limit "
                                + EACH)
                .setParameter("id", from)
                .getResultList();
        found.forEach(each -> {
            Object[] row = (Object[]) each;
            texts.put(((Number) row[0]).longValue(), (String) row[1]);
        });
    }

    /** As the database estimates it. */
    private long messages() {
        return ((Number) em.createNativeQuery("select table_rows from information_schema.tables"
                                + " where table_schema = database() and table_name = 'message'")
                        .getSingleResult())
                .longValue();
    }
}
