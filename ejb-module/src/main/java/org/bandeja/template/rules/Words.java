package org.bandeja.template.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of a template with places for values: {@code {{1}}} or {@code {{first_name}}}.
 *
 * @param text as WhatsApp approved it
 * @param examples by the name of the place
 */
public record Words(String text, Map<String, String> examples) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    public Words {
        examples = Map.copyOf(examples);
    }

    public static Words plain(String text) {
        return new Words(text, Map.of());
    }

    /** Each place once: numbers in their order, names as they come. */
    public List<String> places() {
        List<String> found = PLACE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        return found.stream().allMatch(Words::isNumber)
                ? found.stream().sorted(Comparator.comparing(Integer::valueOf)).toList()
                : found;
    }

    /** Whether its places have names. */
    public boolean isNamed() {
        return !places().stream().allMatch(Words::isNumber);
    }

    /** @param values by the name of the place; for each there is one */
    public String fill(UnaryOperator<String> values) {
        return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
    }

    private static boolean isNumber(String place) {
        return NUMBER.matcher(place).matches();
    }

    /** How many characters there are, as people count them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
