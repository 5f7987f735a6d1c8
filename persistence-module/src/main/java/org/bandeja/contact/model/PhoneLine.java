package org.bandeja.contact.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One telephone line that is written in two ways: WhatsApp writes mobile numbers of Mexico and Argentina, and older ones of Brazil,
 * otherwise than people dial them. Both mean the same person.
 *
 * @param shorter without the digit that one of the two ways puts in
 * @param longer with it; the same where there is one way only
 */
public record PhoneLine(String shorter, String longer) {
    /** Country, the digit that may be there, and the rest by which the line is known. */
    private static final List<Pattern> WAYS = List.of(
            // Mexico: 1 before mobile numbers, given up by the networks in 2019.
            Pattern.compile("(\\+52)(1?)([0-9]{10})"),
            // Argentina: 9 before mobile numbers called from abroad.
            Pattern.compile("(\\+54)(9?)([0-9]{10})"),
            // Brazil: 9 before mobile numbers since 2012 to 2016; those of before begin with 6 to 9, others are fixed
            // lines.
            Pattern.compile("(\\+55[1-9][0-9])(9?)([6-9][0-9]{7})"));

    private static final List<String> DIGITS = List.of("1", "9", "9");

    /** @param phone "+" and digits, or whatever is called a phone number */
    public static PhoneLine of(String phone) {
        for (int way = 0; way < WAYS.size(); way++) {
            Matcher parts = WAYS.get(way).matcher(phone);
            if (parts.matches()) {
                return new PhoneLine(
                        parts.group(1) + parts.group(3), parts.group(1) + DIGITS.get(way) + parts.group(3));
            }
        }
        return new PhoneLine(phone, phone);
    }

    public boolean hasTwoWays() {
        return !shorter.equals(longer);
    }

    /** How it may be written. */
    public Stream<String> ways() {
        return Stream.of(shorter, longer).distinct();
    }
}
