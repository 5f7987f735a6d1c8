package org.bandeja.simulator.media;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with files.
 *
 * @param word its name in the control API; {@code 404} and other HTTP statuses answer the download, {@code info-404}
 *     and the like the question for the address
 * @param url where {@code foreign-url} and {@code redirect} lead
 * @param mime what {@code other-mime} says
 * @param millis how long {@code drip} waits before each byte
 */
public record MediaFault(String word, Optional<String> url, Optional<String> mime, long millis) {
    private static final Pattern STATUS = Pattern.compile("[345]\\d\\d");
    private static final String INFO = "info-";
    private static final String ALL =
            "foreign-url, wrong-size, wrong-hash, other-mime, info-404 (any status), redirect,"
                    + " endless, drip, short, 404 (any status) or ok";

    /** @throws IllegalArgumentException if there is no such fault, or it lacks what it needs */
    public MediaFault {
        boolean status = STATUS.matcher(word.startsWith(INFO) ? word.substring(INFO.length()) : word)
                .matches();
        switch (word) {
            case "foreign-url", "redirect" -> require(url, "url", word);
            case "other-mime" -> require(mime, "mime", word);
            case "wrong-size", "wrong-hash", "endless", "drip", "short" -> {}
            default -> {
                if (!status) {
                    throw new IllegalArgumentException("mode must be " + ALL);
                }
            }
        }
        if (millis < 1 || millis > 60_000) {
            throw new IllegalArgumentException("millis must be from 1 to 60000");
        }
    }

    private static void require(Optional<String> value, String name, String word) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing for " + word);
        }
    }

    boolean is(String other) {
        return word.equals(other);
    }

    /** Whether it shows when the address is asked for; otherwise when the bytes are fetched. */
    boolean isOfInfo() {
        return switch (word) {
            case "foreign-url", "wrong-size", "wrong-hash", "other-mime" -> true;
            default -> word.startsWith(INFO);
        };
    }

    /** The HTTP status that is answered in place of everything; 0 for none. */
    int status() {
        String digits = word.startsWith(INFO) ? word.substring(INFO.length()) : word;
        return STATUS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }
}
