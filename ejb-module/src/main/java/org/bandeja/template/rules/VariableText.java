package org.bandeja.template.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for variables, {@code {{1}}} or {@code {{order_number}}} (WhatsApp, template variables, 2026).
 *
 * @param text as it is written
 */
public record VariableText(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern TOUCHING = Pattern.compile("}}\\s*\\{\\{");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What stands between the braces, each once, as they come. */
    public Set<String> variables() {
        Set<String> found = new LinkedHashSet<>();
        PLACE.matcher(text).results().map(place -> place.group(1)).forEach(found::add);
        return found;
    }

    /** How many places there are. */
    int places() {
        return (int) PLACE.matcher(text).results().count();
    }

    /** The text without its places. */
    String bare() {
        return PLACE.matcher(text).replaceAll(" ");
    }

    boolean hasLooseBraces() {
        return bare().contains("{{") || bare().contains("}}");
    }

    /** Nothing to read before the first place or after the last: punctuation does not count. */
    boolean beginsOrEndsWithVariable() {
        List<MatchResult> places = PLACE.matcher(text).results().toList();
        if (places.isEmpty()) {
            return false;
        }
        String before = text.substring(0, places.get(0).start());
        String after = text.substring(places.get(places.size() - 1).end());
        return !WORD.matcher(before).find() && !isReadable(before)
                || !WORD.matcher(after).find() && !isReadable(after);
    }

    /** Signs of other kinds than punctuation, such as emoji, are something to read. */
    private static boolean isReadable(String part) {
        return part.codePoints().anyMatch(point -> Character.getType(point) == Character.OTHER_SYMBOL);
    }

    boolean variablesTouch() {
        return TOUCHING.matcher(text).find();
    }

    /** Words besides the variables. */
    int words() {
        List<String> words = new ArrayList<>(List.of(BLANKS.split(bare().strip())));
        words.removeIf(word -> !WORD.matcher(word).find() && !isReadable(word));
        return words.size();
    }

    /** @param values what stands at the places, by variable; a place without one stays as it is */
    public String filled(Map<String, String> values) {
        return filled(name -> values.getOrDefault(name, ""));
    }

    private String filled(UnaryOperator<String> value) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        value.apply(place.group(1)).isEmpty() ? place.group() : value.apply(place.group(1))));
    }
}
