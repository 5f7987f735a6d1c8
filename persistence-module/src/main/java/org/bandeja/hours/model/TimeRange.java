package org.bandeja.hours.model;

import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From one time of the day until another, by the clock on the wall; half-open. One that ends at or before its beginning ends on the
 * next day: {@code 22:00-06:00} is a night, {@code 00:00-24:00} a whole day.
 *
 * @param from to the minute
 * @param to to the minute; midnight is the end of the day
 */
public record TimeRange(LocalTime from, LocalTime to) implements Comparable<TimeRange> {
    private static final Pattern TEXT =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");
    private static final int DAY = 24 * 60;

    public TimeRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** @return empty unless it is written as {@code 09:00-18:00} */
    public static Optional<TimeRange> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        LocalTime from = LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        LocalTime to = found.group(3) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)));
        return Optional.of(new TimeRange(from, to));
    }

    /** Whether it ends on the day after it began; one until midnight does not. */
    public boolean runsOverMidnight() {
        return !to.isAfter(from) && !to.equals(LocalTime.MIDNIGHT);
    }

    /** Whether it ends at the end of the day, or later. */
    boolean reachesMidnight() {
        return !to.isAfter(from);
    }

    /** Minutes from the beginning of its day. */
    int beginsAt() {
        return from.getHour() * 60 + from.getMinute();
    }

    /** Minutes from the beginning of the day on which it began. */
    int endsAt() {
        int end = to.getHour() * 60 + to.getMinute();
        return reachesMidnight() ? end + DAY : end;
    }

    @Override
    public int compareTo(TimeRange other) {
        return from.compareTo(other.from);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }
}
