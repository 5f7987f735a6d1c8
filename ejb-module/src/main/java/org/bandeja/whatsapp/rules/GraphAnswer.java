package org.bandeja.whatsapp.rules;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bandeja.outbox.rules.SendResult;

/**
 * What the answer to a send call means for the message. What matters is the code in the body; the HTTP status decides
 * only when WhatsApp's own words are missing, and then it was somebody between us and WhatsApp who answered.
 */
public final class GraphAnswer {
    static final int TOO_MANY_REQUESTS = 429;
    static final int APPLICATION_RATE_LIMIT = 4;
    private static final String HELD_BACK = "held_for_quality_assessment";
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private GraphAnswer() {}

    /**
     * @param body as it came; empty when there was none, or it was too long to be an answer
     * @param header by name; the first of several
     */
    public static SendResult understand(int status, byte[] body, Function<String, Optional<String>> header) {
        Optional<JsonObject> answer = read(body);
        Optional<JsonObject> error = answer.flatMap(a -> JsonParts.object(a, "error"));
        OptionalInt code = error.map(WhatsappError::code).orElse(OptionalInt.empty());
        if (code.isPresent()) {
            String details = error.flatMap(WhatsappError::details).orElse("");
            return new SendResult.Refused(code.getAsInt(), details, WishedPause.of(header));
        }
        if (isSuccess(status)) {
            return answer.flatMap(GraphAnswer::accepted)
                    .<SendResult>map(Function.identity())
                    .orElse(new SendResult.Uncertain("HTTP " + status + " without a message id"));
        }
        return withoutWordsOfWhatsapp(status, WishedPause.of(header));
    }

    private static SendResult withoutWordsOfWhatsapp(int status, Optional<Duration> delay) {
        if (status == TOO_MANY_REQUESTS) return new SendResult.Refused(APPLICATION_RATE_LIMIT, "HTTP 429", delay);
        boolean turnedAway = status >= 300 && status < 500;
        String reason = "HTTP " + status + " without an answer of WhatsApp";
        return turnedAway ? new SendResult.NotReached(reason) : new SendResult.Uncertain(reason);
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    static Optional<JsonObject> read(byte[] body) {
        try {
            return JsonParts.object(JsonParts.read(body));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<SendResult.Accepted> accepted(JsonObject answer) {
        return JsonParts.items(answer, "messages").stream()
                .flatMap(message -> JsonParts.object(message).stream())
                .flatMap(message -> JsonParts.word(message, "id")
                        .filter(WhatsappIds::isMessageId)
                        .map(id -> new SendResult.Accepted(id, isHeldBack(message)))
                        .stream())
                .findFirst();
    }

    private static boolean isHeldBack(JsonObject message) {
        return JsonParts.word(message, "message_status")
                .filter(HELD_BACK::equals)
                .isPresent();
    }

    /** Seconds, or a date (RFC 9110, 10.2.3); nonsense and the past are absent, more than a day is a day. */
    static Optional<Duration> delay(Optional<String> retryAfter, Optional<String> date) {
        try {
            return retryAfter
                    .map(String::strip)
                    .flatMap(value -> value.matches("[0-9]{1,9}")
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                            : date.map(now -> Duration.between(httpDate(now), httpDate(value))))
                    .filter(delay -> !delay.isNegative() && !delay.isZero())
                    .map(delay -> delay.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : delay);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime httpDate(String value) {
        return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
