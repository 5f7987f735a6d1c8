package org.bandeja.hours.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When it is open on one day.
 *
 * @param ranges by their beginning, none within another; empty: closed
 */
public record DayHours(List<TimeRange> ranges) {
    /** Nobody is there. */
    public static final DayHours CLOSED = new DayHours(List.of());

    private static final int MOST = 12;

    /** @throws HoursNotUsable if there are more than twelve, or two overlap */
    public DayHours {
        ranges = ranges.stream().sorted().toList();
        if (ranges.size() > MOST) {
            throw new HoursNotUsable("a day has at most " + MOST + " ranges");
        }
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).beginsAt() < ranges.get(i - 1).endsAt()) {
                throw new HoursNotUsable(
                        ranges.get(i - 1).text() + ", " + ranges.get(i).text());
            }
        }
    }

    /**
     * @param texts each as {@code 09:00-18:00}
     * @throws HoursNotUsable if one is written otherwise
     */
    public static DayHours of(List<String> texts) {
        List<TimeRange> ranges = new ArrayList<>();
        texts.forEach(text -> ranges.add(TimeRange.parse(text).orElseThrow(() -> new HoursNotUsable(shortened(text)))));
        return new DayHours(ranges);
    }

    /** What somebody typed goes back to them, but not pages of it. */
    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** @param text as {@link #text} writes it */
    static DayHours parse(String text) {
        return text.isEmpty() ? CLOSED : of(Arrays.asList(text.split(",")));
    }

    public boolean isClosed() {
        return ranges.isEmpty();
    }

    /** Ranges with commas between them. */
    public String text() {
        return String.join(",", texts());
    }

    /** Each range as it is written. */
    public List<String> texts() {
        return ranges.stream().map(TimeRange::text).collect(Collectors.toList());
    }
}
