package org.bandeja.savedview.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.refusal.model.Malformed;

/**
 * Filters and sorting of the list, as a page keeps them: what differs from the view of a new person. Whether what they name
 * is there, and to be seen, is found out by whoever looks with them.
 *
 * @param values by the names of the page's filters
 */
public record ViewQuery(SortedMap<String, String> values) {
    /** As long as it may be kept: more than anybody's filters, but for words that take many bytes a letter. */
    static final int LONGEST = 2_000;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,26}");
    private static final Pattern YES = Pattern.compile("true");
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            Map.entry("status", Pattern.compile("OPEN|COMPLETED")),
            Map.entry("others", YES),
            Map.entry("route", Pattern.compile("none")),
            Map.entry("department", ID),
            Map.entry("number", ID),
            Map.entry("assignee", ID),
            Map.entry("label", ID),
            Map.entry("through", Pattern.compile("[0-9A-Za-z:._-]{1,60}")),
            Map.entry("reason", Pattern.compile("[A-Za-z_]{1,40}")),
            Map.entry("unread", YES),
            Map.entry("window", Pattern.compile("closing|closed")),
            Map.entry("closing", YES),
            Map.entry("sort", Pattern.compile("newest|waiting")),
            Map.entry("words", Pattern.compile("[^\\p{Cntrl}]{1,200}")));

    /** @throws Malformed if there is a filter that there is none of, or that cannot have this value, or it cannot be kept */
    public ViewQuery {
        values.forEach((name, value) -> {
            if (!isUsable(name, value)) {
                throw new Malformed("query");
            }
        });
        values = new TreeMap<>(values);
        // As it was called when there was one kind of window to look for.
        if (values.remove("closing") != null) {
            values.putIfAbsent("window", "closing");
        }
        if (text(values).length() > LONGEST) {
            throw new Malformed("query");
        }
    }

    private static boolean isUsable(String name, String value) {
        Pattern form = FORMS.get(name);
        return form != null && value != null && form.matcher(value).matches();
    }

    public static ViewQuery of(Map<String, String> values) {
        return new ViewQuery(new TreeMap<>(values));
    }

    /** Reads what {@link #text()} wrote, perhaps an earlier or later version's: without what is no filter, or no value of it, here. */
    public static ViewQuery parse(String text) {
        return of(Stream.of(text.split("&"))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .map(part -> Map.entry(part[0], URLDecoder.decode(part[1], StandardCharsets.UTF_8)))
                .filter(part -> isUsable(part.getKey(), part.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** As it is kept. */
    public String text() {
        return text(values);
    }

    private static String text(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
