package org.bandeja.console.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.routing.service.NumberState;

/** What tables of business numbers have in common. */
final class NumberColumns {
    /** What needs somebody comes first. */
    private static final List<String> QUALITIES = List.of("RED", "FLAGGED", "YELLOW", "UNFLAGGED", "GREEN");

    /** What WhatsApp has not rated. */
    private static final Set<String> UNRATED = Set.of("UNKNOWN", "NA");

    private static final Pattern TIER = Pattern.compile("TIER_([0-9]{1,5})(K?)");

    private NumberColumns() {}

    /**
     * Name, number, quality and limit.
     *
     * @param text a text of the console, by its key
     * @param word WhatsApp's word for a kind of state in words of ours, by kind and word
     */
    static Columns<NumberState> of(UnaryOperator<String> text, BinaryOperator<String> word) {
        return new Columns<NumberState>()
                .text("name", row -> PhoneNumbers.shown(row.name()))
                .text("display", row -> PhoneNumbers.shown(row.displayPhoneNumber()))
                .state(
                        "quality",
                        row -> row.quality().flatMap(NumberColumns::quality),
                        row -> said("quality", row.quality(), word))
                .state(
                        "limit",
                        row -> row.messagingLimit().flatMap(NumberColumns::limit),
                        row -> said("limit", row.messagingLimit(), word))
                .says(row -> "+" + row.displayPhoneNumber().replaceAll("[^0-9]", ""))
                .says(mark(row -> row.stoppedCode().isPresent(), text, "console.number.stoppedMark"))
                .says(mark(row -> row.missingSince().isPresent(), text, "console.number.missingMark"));
    }

    static Function<NumberState, String> mark(Predicate<NumberState> has, UnaryOperator<String> text, String key) {
        return row -> has.test(row) ? text.apply(key) : "";
    }

    static String said(String kind, Optional<String> word, BinaryOperator<String> words) {
        return word.map(said -> words.apply(kind, said)).orElse("");
    }

    /** @param word WhatsApp's; one that it has made since comes after those that are known; empty: it has not rated it */
    static Optional<Integer> quality(String word) {
        int place = QUALITIES.indexOf(word);
        return Optional.of(place < 0 ? QUALITIES.size() : place).filter(rank -> !UNRATED.contains(word));
    }

    /** To how many customers; empty: it is not known. */
    static Optional<Integer> limit(String word) {
        if (word.equals("TIER_UNLIMITED")) {
            return Optional.of(Integer.MAX_VALUE);
        }
        return Optional.of(TIER.matcher(word))
                .filter(Matcher::matches)
                .map(tier -> Integer.parseInt(tier.group(1)) * (tier.group(2).isEmpty() ? 1 : 1_000));
    }
}
