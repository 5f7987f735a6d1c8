package org.bandeja.whatsapp.rules;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What came of a call of the Graph API that sends no message, and may therefore be made again. */
public sealed interface GraphReply {
    /** Done, with what it told; an answer without JSON is an empty object. */
    record Answered(JsonObject body) implements GraphReply {}

    /**
     * WhatsApp said no.
     *
     * @param details its words, for administrators; for a person where it has some ({@code error_user_msg}); may be empty
     * @param retryAfter how long WhatsApp wants to be left alone
     */
    record Refused(int code, OptionalInt subcode, String details, Optional<Duration> retryAfter) implements GraphReply {
        public Refused {
            requireNonNull(details, "details");
        }
    }

    /**
     * No answer of WhatsApp's; what was asked may have been done all the same.
     *
     * @param reason for the log; names no person and no secret
     */
    record NotReached(String reason) implements GraphReply {}

    /** A text or number that WhatsApp told; empty where it is not there. */
    static Optional<String> text(JsonObject body, String name) {
        return JsonParts.word(body, name);
    }

    /** @see GraphAnswer#understand */
    static GraphReply understand(int status, byte[] body, Function<String, Optional<String>> header) {
        Optional<JsonObject> answer = GraphAnswer.read(body);
        Optional<JsonObject> error = answer.flatMap(a -> JsonParts.object(a, "error"));
        OptionalInt code = error.map(WhatsappError::code)
                .map(whole -> answer.flatMap(BlockRequest::failure)
                        .map(OptionalInt::of)
                        .orElse(whole))
                .orElse(OptionalInt.empty());
        if (code.isPresent()) {
            return new Refused(
                    code.getAsInt(),
                    error.map(WhatsappError::subcode).orElse(OptionalInt.empty()),
                    error.flatMap(WhatsappError::forPeople).orElse(""),
                    WishedPause.of(header));
        }
        if (GraphAnswer.isSuccess(status)) {
            return new Answered(answer.orElse(JsonObject.EMPTY_JSON_OBJECT));
        }
        return status == GraphAnswer.TOO_MANY_REQUESTS
                ? new Refused(
                        GraphAnswer.APPLICATION_RATE_LIMIT, OptionalInt.empty(), "HTTP 429", WishedPause.of(header))
                : new NotReached("HTTP " + status + " without an answer of WhatsApp");
    }
}
