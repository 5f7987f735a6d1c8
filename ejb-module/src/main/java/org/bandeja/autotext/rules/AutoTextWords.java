package org.bandeja.autotext.rules;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.autotext.model.AutoTextNotUsable;

/** A text with places for the customer's name and the department's: {@code {{name}}}, {@code {{department}}}. */
public final class AutoTextWords {
    /** Leaves room for what fills the places: WhatsApp takes 4,096 characters. */
    public static final int LONGEST = 1_024;

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private AutoTextWords() {}

    /**
     * As it is kept.
     *
     * @throws AutoTextNotUsable if it is too long, or has a place that nothing fills
     */
    public static String usable(String text) {
        String kept = text == null ? "" : text.strip();
        if (kept.codePointCount(0, kept.length()) > LONGEST) {
            throw new AutoTextNotUsable(kept.substring(0, kept.offsetByCodePoints(0, 30)) + "…");
        }
        Matcher places = PLACE.matcher(kept);
        while (places.find()) {
            if (!places.group(1).equals("name") && !places.group(1).equals("department")) {
                throw new AutoTextNotUsable(places.group().length() > 40 ? "{{…}}" : places.group());
            }
        }
        return kept;
    }

    /** Filled in; a place for what is not known leaves nothing behind, also no blank before a sign. */
    public static String filled(String text, String name, String department) {
        Map<String, String> values = Map.of("name", name, "department", department);
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
        return filled.replaceAll("[ \\t]+(?=[,.;:!?])", "")
                .replaceAll("[ \\t]{2,}", " ")
                .strip();
    }
}
