package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.outbox.rules.BringResult;
import org.bandeja.outbox.rules.SendResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaAnswerTest {
    @Test
    void theIdIsWhatWeAsked() {
        var answer = Json.createObjectBuilder().add("id", "1037543291543636").build();
        assertThat(MediaAnswer.understand(new GraphReply.Answered(answer)))
                .isEqualTo(new BringResult.Brought("1037543291543636"));
    }

    @Test
    void withoutAnIdItIsTriedAgain() {
        assertThat(why(new GraphReply.Answered(Json.createObjectBuilder().build())))
                .isInstanceOf(SendResult.NotReached.class);
        assertThat(why(new GraphReply.NotReached("HTTP 502"))).isEqualTo(new SendResult.NotReached("HTTP 502"));
    }

    /** What is about the file says so to the agent; what is about the number, the account or the moment stays. */
    @ParameterizedTest
    @CsvSource({
        "100, 131053",
        "131053, 131053",
        "131009, 131053",
        "999999, 131053",
        "190, 190",
        "131031, 131031",
        "4, 4",
        "131000, 131000",
        "130429, 130429"
    })
    void aCodeIsReadAsOneAboutTheFile(int code, int understood) {
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(3));
        assertThat(why(new GraphReply.Refused(code, OptionalInt.empty(), "words", wait)))
                .isEqualTo(new SendResult.Refused(understood, "words", wait));
    }

    private static SendResult why(GraphReply reply) {
        return ((BringResult.NotBrought) MediaAnswer.understand(reply)).why();
    }
}
