package org.bandeja.hours.model;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;

/**
 * A date on which other times count than on other days of its name: a holiday, or an exception.
 *
 * @param date of one that comes every year, the year says nothing
 * @param yearly whether it comes every year; 29 February only in leap years
 * @param name what people call it; may be empty
 * @param hours closed on a holiday
 */
public record SpecialDay(LocalDate date, boolean yearly, String name, DayHours hours) {
    /** The year of dates that come every year: a leap year, so that every day is in it. */
    public static final int ANY_YEAR = 2000;

    private static final int LONGEST = 120;

    public SpecialDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(hours, "hours");
        name = name == null ? "" : name.strip();
        if (name.length() > LONGEST) {
            throw new HoursNotUsable(name.substring(0, 40) + "…");
        }
        if (yearly) {
            date = MonthDay.from(date).atYear(ANY_YEAR);
        }
    }

    boolean isOn(LocalDate day) {
        return yearly ? MonthDay.from(date).equals(MonthDay.from(day)) : date.equals(day);
    }
}
