package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.outbox.rules.SendResult.Accepted;
import org.bandeja.outbox.rules.SendResult.NotReached;
import org.bandeja.outbox.rules.SendResult.Refused;
import org.bandeja.outbox.rules.SendResult.Uncertain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAnswerTest {
    private static final String ERROR =
            "{\"error\":{\"message\":\"(#130429) Rate limit hit\",\"type\":\"OAuthException\","
                    + "\"code\":130429,\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"Too fast\"}}}";

    @Test
    void anIdIsAccepted() {
        String body = "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+1\",\"wa_id\":\"1\"}],"
                + "\"messages\":[{\"id\":\"wamid.A\",\"message_status\":\"accepted\"}]}";
        assertThat(answer(200, body)).isEqualTo(new Accepted("wamid.A"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404, 429, 500, 503})
    void theCodeCountsWhateverTheHttpStatus(int status) {
        assertThat(answer(status, ERROR)).isEqualTo(new Refused(130429, "Too fast", Optional.empty()));
    }

    @Test
    void withoutDetailsTheMessageSaysWhatIsKnown() {
        assertThat(answer(401, "{\"error\":{\"message\":\"Expired\",\"code\":190,\"error_data\":\"odd\"}}"))
                .isEqualTo(new Refused(190, "Expired", Optional.empty()));
        assertThat(answer(400, "{\"error\":{\"code\":\"100\"}}")).isEqualTo(new Refused(100, "", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[]",
                "{}",
                "{\"messages\":[]}",
                "{\"messages\":[{}]}",
                "{\"messages\":[{\"id\":\"\"}]}",
                "{\"messages\":[{\"id\":\"with blank\"}]}",
                "{\"error\":{}}",
                "{\"error\":\"x\"}",
                "{\"error\":{\"code\":\"x\"}}"
            })
    void successWithoutAnIdIsUncertain(String body) {
        assertThat(answer(200, body)).isInstanceOf(Uncertain.class);
        assertThat(answer(500, body)).isInstanceOf(Uncertain.class);
        assertThat(answer(404, body)).isInstanceOf(NotReached.class);
        assertThat(answer(302, body)).isInstanceOf(NotReached.class);
    }

    @Test
    void tooManyRequestsIsALimitEvenWithoutABody() {
        assertThat(GraphAnswer.understand(429, new byte[0], headers(Map.of("Retry-After", "7"))))
                .isEqualTo(new Refused(4, "HTTP 429", Optional.of(Duration.ofSeconds(7))));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        30, PT30S
        ' 30 ', PT30S
        0, -
        -5, -
        soon, -
        '', -
        999999999, PT24H
        99999999999999999999, -
        'Sun, 22 Nov 2026 10:01:00 GMT', PT1M
        'Sun, 22 Nov 2026 09:59:00 GMT', -
        'Sun, 22 Nov 2026', -
        """)
    void retryAfterIsSecondsOrADate(String header, Duration delay) {
        SendResult result = GraphAnswer.understand(
                429,
                ERROR.getBytes(StandardCharsets.UTF_8),
                headers(Map.of("Retry-After", header, "Date", "Sun, 22 Nov 2026 10:00:00 GMT")));
        assertThat(((Refused) result).retryAfter()).isEqualTo(Optional.ofNullable(delay));
    }

    private static SendResult answer(int status, String body) {
        return GraphAnswer.understand(status, body.getBytes(StandardCharsets.UTF_8), headers(Map.of()));
    }

    private static Function<String, Optional<String>> headers(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }

    /** A new template may be held back at first (template pacing, 2026-09). */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, false", "accepted, false", "held_for_quality_assessment, true", "paused, false", "news, false"
            })
    void whatWhatsAppHoldsBackIsKnown(String word, boolean heldBack) {
        String standing = word == null ? "" : ",\"message_status\":\"" + word + "\"";
        assertThat(answer(200, "{\"messages\":[{\"id\":\"wamid.A\"" + standing + "}]}"))
                .isEqualTo(new Accepted("wamid.A", heldBack));
    }
}
