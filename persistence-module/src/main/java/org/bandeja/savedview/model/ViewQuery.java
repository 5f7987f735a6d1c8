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
            Map.entry("closing", YES),
            Map.entry("sort", Pattern.compile("newest|waiting")),
            Map.entry("words", Pattern.compile("[^\\p{Cntrl}]{1,200}")));

    /** @throws Malformed naming the filter that there is none of, or that cannot have this value */
    public ViewQuery {
        values.forEach((name, value) -> {
            Pattern form = FORMS.get(name);
            if (form == null || value == null || !form.matcher(value).matches()) {
                throw new Malformed("query");
            }
        });
        values = new TreeMap<>(values);
    }

    public static ViewQuery of(Map<String, String> values) {
        return new ViewQuery(new TreeMap<>(values));
    }

    /** Reads what {@link #text()} wrote. */
    public static ViewQuery parse(String text) {
        return of(Stream.of(text.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .collect(
                        Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8))));
    }

    /** As it is kept. */
    public String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
