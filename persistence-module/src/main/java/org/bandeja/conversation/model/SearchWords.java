package org.bandeja.conversation.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody searches for: beginnings of words, without regard to accents and case. A text matches when it has all of
 * them.
 *
 * @param words letters, digits and underscores only, small and without accents; empty: there is nothing to search for
 * @param phone the digits of what looks like a part of a phone number
 */
public record SearchWords(List<String> words, Optional<String> phone) {
    /** Shorter ones are not in the index. */
    static final int SHORTEST_INDEXED = 3;

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 60;
    private static final int SNIPPET = 160;
    private static final int BEFORE_MATCH = 16;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()./\\s-]+");

    public SearchWords {
        words = List.copyOf(words);
    }

    /** What stands in a search field; only the first words count. */
    public static SearchWords of(String text) {
        LinkedHashSet<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(folded(text));
        while (matcher.find() && words.size() < MOST_WORDS) {
            String word = matcher.group();
            words.add(word.substring(0, word.offsetByCodePoints(0, Math.min(LONGEST_WORD, codePoints(word)))));
        }
        String digits = PHONE.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : "";
        return new SearchWords(
                new ArrayList<>(words), Optional.of(digits).filter(found -> found.length() >= SHORTEST_INDEXED));
    }

    /** Words are looked for in what this makes of a text: a single sign may come to several, or to what is no letter. */
    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }

    private static int codePoints(String word) {
        return word.codePointCount(0, word.length());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether a text has all words. */
    public boolean areIn(String text) {
        return allIn(beginnings(text));
    }

    /** Whether a contact is meant: words of the name or the user id, or a part of the phone number. */
    public boolean mean(String name, Optional<String> phoneNumber, Optional<String> userId) {
        String digits = phoneNumber.orElse("").replaceAll("[^0-9]", "");
        List<String> tokens = beginnings(name + " " + userId.orElse(""));
        boolean all =
                !words.isEmpty() && words.stream().allMatch(word -> begins(tokens, word) || isPartOf(digits, word));
        return all || phone.filter(digits::contains).isPresent();
    }

    private static boolean isPartOf(String digits, String word) {
        return word.length() >= SHORTEST_INDEXED && digits.contains(word);
    }

    private boolean allIn(Collection<String> tokens) {
        return !words.isEmpty() && words.stream().allMatch(word -> begins(tokens, word));
    }

    private static boolean begins(Collection<String> tokens, String word) {
        return tokens.stream().anyMatch(token -> token.startsWith(word));
    }

    /** All words of a text. */
    static List<String> beginnings(String text) {
        return WORD.matcher(folded(text)).results().map(MatchResult::group).toList();
    }

    /** The part of a text that shows the first match, shortened at the ends of words. */
    public String snippet(String text) {
        int start = WORD.matcher(text)
                .results()
                .filter(found -> words.stream().anyMatch(word -> begins(beginnings(found.group()), word)))
                .findFirst()
                .map(found -> Math.max(0, found.start() - BEFORE_MATCH))
                .orElse(0);
        int from = start == 0 ? 0 : afterBlank(text, start);
        int to = Math.min(text.length(), from + SNIPPET);
        if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
            to--;
        }
        return (from > 0 ? "…" : "") + text.substring(from, to).strip() + (to < text.length() ? "…" : "");
    }

    private static int afterBlank(String text, int start) {
        int blank = text.indexOf(' ', start);
        int from = blank >= 0 && blank < start + BEFORE_MATCH ? blank + 1 : start;
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    /**
     * What the index of messages is asked for: the rarest word, since the index collects all places of every word; of those of which
     * nobody knows how rare they are, the longest. Empty when no word is in the index.
     *
     * @param frequency about how many messages have a word that begins so
     */
    Optional<String> rarest(ToLongFunction<String> frequency) {
        return words.stream()
                .filter(SearchWords::isIndexed)
                .min(Comparator.comparingLong(frequency)
                        .thenComparing(
                                Comparator.comparingInt(SearchWords::codePoints).reversed()));
    }

    /** One of these words for a full text index. What people type never becomes an operator. */
    static String fullText(String word) {
        return "+" + word + "*";
    }

    /** For the index of contacts. */
    public Optional<String> inContacts() {
        return phone.map(List::of).map(SearchWords::fullTexts).orElseGet(() -> fullTexts(words));
    }

    private static Optional<String> fullTexts(List<String> words) {
        return Optional.of(words.stream()
                        .filter(SearchWords::isIndexed)
                        .map(SearchWords::fullText)
                        .collect(Collectors.joining(" ")))
                .filter(text -> !text.isEmpty());
    }

    static boolean isIndexed(String word) {
        return codePoints(word) >= SHORTEST_INDEXED;
    }

    /** Patterns that every match fits, and more. */
    List<String> patterns() {
        return patterns(words.stream());
    }

    /** Likewise of all words but this one, which the full text index has answered for. */
    List<String> patternsBesides(String indexed) {
        return patterns(words.stream().filter(word -> !word.equals(indexed)));
    }

    private static List<String> patterns(Stream<String> words) {
        return words.map(word -> "%" + word.replace("_", "\\_") + "%").toList();
    }
}
