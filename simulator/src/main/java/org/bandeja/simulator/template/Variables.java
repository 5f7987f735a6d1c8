package org.bandeja.simulator.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places in a template's text: {@code {{1}}} or {@code {{first_name}}}. */
public final class Variables {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Variables() {}

    /** Their names in the order of the text, each once. */
    public static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!names.contains(place.group(1))) {
                names.add(place.group(1));
            }
        }
        return names;
    }

    /** @param value by the place's name */
    public static String fill(String text, UnaryOperator<String> value) {
        return PLACE.matcher(text)
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }

    /** Whether a place stands at the very beginning or end, with nothing but blanks and punctuation beside it. */
    public static boolean leadOrTrail(String text) {
        String stripped = text.strip();
        return stripped.startsWith("{{") || stripped.endsWith("}}");
    }

    /** Whether two places stand side by side. */
    public static boolean touch(String text) {
        return Pattern.compile("}}\\s*\\{\\{").matcher(text).find();
    }

    /** How many words stand outside the places. */
    public static int words(String text) {
        String rest = PLACE.matcher(text).replaceAll(" ").strip();
        return rest.isEmpty() ? 0 : rest.split("\\s+").length;
    }
}
