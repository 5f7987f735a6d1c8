package org.bandeja.whatsapp.rules;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How long WhatsApp wants to be left alone, as the headers of a refusal say (rate limits of the Graph API, 2026-09): {@code Retry-After}
 * in seconds or as a date, {@code X-Business-Use-Case-Usage} with the minutes until an account has access again, {@code X-App-Usage}
 * with how much of the app's hour is used up, in percent.
 */
final class WishedPause {
    private static final int USED_UP = 100;
    private static final Duration UNTIL_SOME_IS_LEFT = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LONGEST_HEADER = 8_000;

    private WishedPause() {}

    /** @return the longest wish; nonsense is none, more than a day is a day */
    static Optional<Duration> of(Function<String, Optional<String>> header) {
        return Stream.of(
                        GraphAnswer.delay(header.apply("Retry-After"), header.apply("Date")),
                        json(header, "X-Business-Use-Case-Usage").flatMap(WishedPause::ofAccounts),
                        json(header, "X-App-Usage").flatMap(WishedPause::ofApp))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static Optional<JsonObject> json(Function<String, Optional<String>> header, String name) {
        try {
            return header.apply(name)
                    .filter(text -> text.length() <= LONGEST_HEADER)
                    .flatMap(text -> JsonParts.object(JsonParts.read(text.getBytes(StandardCharsets.UTF_8))));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> ofAccounts(JsonObject usage) {
        return usage.keySet().stream()
                .flatMap(account -> JsonParts.items(usage, account).stream())
                .flatMap(item -> JsonParts.object(item).stream())
                .map(item -> number(item, "estimated_time_to_regain_access"))
                .filter(minutes -> minutes > 0)
                .map(minutes -> Duration.ofMinutes(Math.min(minutes, LONGEST.toMinutes())))
                .max(Comparator.naturalOrder());
    }

    private static Optional<Duration> ofApp(JsonObject usage) {
        boolean usedUp =
                Stream.of("call_count", "total_time", "total_cputime").anyMatch(name -> number(usage, name) >= USED_UP);
        return usedUp ? Optional.of(UNTIL_SOME_IS_LEFT) : Optional.empty();
    }

    private static long number(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof jakarta.json.JsonNumber number ? number.longValue() : 0;
    }
}
