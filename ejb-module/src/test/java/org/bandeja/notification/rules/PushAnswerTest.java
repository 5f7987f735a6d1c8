package org.bandeja.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.bandeja.notification.rules.PushAnswer.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a push service says, and when it is asked again. */
class PushAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "201, TAKEN",
        "202, TAKEN",
        "301, REFUSED",
        "302, REFUSED",
        "400, REFUSED",
        "401, REFUSED",
        "403, REFUSED",
        "404, GONE",
        "408, LATER",
        "410, GONE",
        "413, REFUSED",
        "429, LATER",
        "500, LATER",
        "503, LATER",
        "0, LATER"
    })
    void statusesMeanWhatRfc8030Says(int status, Meaning meaning) {
        assertThat(new PushAnswer(status, Optional.empty()).meaning()).isEqualTo(meaning);
    }

    @Test
    void itIsTriedThreeTimesMoreWithGrowingPauses() {
        PushAnswer answer = PushAnswer.none();
        assertThat(answer.pauseAfter(1)).contains(Duration.ofSeconds(5));
        assertThat(answer.pauseAfter(2)).contains(Duration.ofSeconds(30));
        assertThat(answer.pauseAfter(3)).contains(Duration.ofMinutes(2));
        assertThat(answer.pauseAfter(4)).isEmpty();
    }

    @Test
    void aWishForALongerPauseIsGrantedAShorterOneIsNot() {
        assertThat(new PushAnswer(429, Optional.of(Duration.ofSeconds(60))).pauseAfter(1))
                .contains(Duration.ofSeconds(60));
        assertThat(new PushAnswer(429, Optional.of(Duration.ZERO)).pauseAfter(1))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void onlyWhatIsRefusedSpeaksAgainstTheAddress() {
        for (int status : new int[] {0, 408, 429, 500, 503, 201}) {
            assertThat(new PushAnswer(status, Optional.empty()).speaksAgainstTheAddress())
                    .as("%d", status)
                    .isFalse();
        }
        assertThat(new PushAnswer(413, Optional.empty()).speaksAgainstTheAddress())
                .isTrue();
        assertThat(PushAnswer.notForIt(400).speaksAgainstTheAddress()).isTrue();
    }
}
