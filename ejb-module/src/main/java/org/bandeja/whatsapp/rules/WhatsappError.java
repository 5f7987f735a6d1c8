package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The error object that statuses, deliveries and answers share. Only {@code code} is reliable; of the words {@code
 * error_data.details} says most, then {@code message}, then {@code title} (error codes, 2026-09-11).
 */
final class WhatsappError {
    static final int LONGEST_DETAILS = 500;

    private WhatsappError() {}

    static OptionalInt code(JsonObject error) {
        return number(error, "code");
    }

    static OptionalInt subcode(JsonObject error) {
        return number(error, "error_subcode");
    }

    private static OptionalInt number(JsonObject error, String name) {
        try {
            return JsonParts.word(error, name).stream()
                    .mapToInt(Integer::parseInt)
                    .findFirst();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    static Optional<String> details(JsonObject error) {
        Optional<String> details =
                JsonParts.object(error, "error_data").flatMap(data -> JsonParts.word(data, "details"));
        return details.or(() -> Stream.of("message", "title")
                        .flatMap(name -> JsonParts.word(error, name).stream())
                        .findFirst())
                .map(words -> CleanText.line(words, LONGEST_DETAILS));
    }

    /** What WhatsApp wrote for people to read; else its other words. */
    static Optional<String> forPeople(JsonObject error) {
        return JsonParts.word(error, "error_user_msg")
                .map(words -> CleanText.line(words, LONGEST_DETAILS))
                .or(() -> details(error));
    }
}
