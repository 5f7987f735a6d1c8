package org.bandeja.simulator.chat;

/** How phone numbers are written: digits with the country code, with or without a plus in front. */
public final class PhoneNumbers {
    private PhoneNumbers() {}

    public static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** @throws IllegalArgumentException unless there are 7 to 15 digits and nothing else but blanks, (, ), -, . and one + */
    public static String requireDigits(String text) {
        String digits = digits(text);
        if (!text.matches("\\+?[0-9 ().-]+") || digits.length() < 7 || digits.length() > 15) {
            throw new IllegalArgumentException("not a phone number: " + text);
        }
        return digits;
    }
}
