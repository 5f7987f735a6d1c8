package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final ErrorRule THROUGHPUT = ErrorCatalogue.of(130429);
    private static final ErrorRule PAIR = ErrorCatalogue.of(131056);
    private static final ErrorRule TOKEN = ErrorCatalogue.of(190);

    private final RetrySchedule longest = new RetrySchedule(() -> Math.nextDown(1.0));
    private final RetrySchedule shortest = new RetrySchedule(() -> 0.0);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "8, 128", "9, 256", "10, 300", "19, 300"})
    void delaysDoubleUpToFiveMinutesAndAreSpread(int attempts, long seconds) {
        assertThat(longest.next(THROUGHPUT, attempts, Optional.empty())).contains(Duration.ofSeconds(seconds));
        assertThat(shortest.next(THROUGHPUT, attempts, Optional.empty())).contains(Duration.ofMillis(seconds * 500));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 4", "3, 16", "4, 64", "5, 256", "6, 1024", "7, 1024"})
    void thePairLimitWaitsInPowersOfFour(int attempts, long seconds) {
        assertThat(shortest.next(PAIR, attempts, Optional.empty())).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 120", "3, 240", "4, 480", "5, 900", "19, 900"})
    void tooManyCallsOfTheAccountWaitForMinutes(int attempts, long seconds) {
        ErrorRule calls = ErrorCatalogue.of(80007);
        assertThat(longest.next(calls, attempts, Optional.empty())).contains(Duration.ofSeconds(seconds));
        assertThat(longest.next(calls, attempts, Optional.of(Duration.ofHours(1))))
                .contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"4, 60", "80007, 60", "130429, 1", "131056, 0", "131016, 0", "190, 0"})
    void whatIsTooMuchPausesTheNumber(int code, long seconds) {
        Optional<Duration> expected = Optional.of(Duration.ofSeconds(seconds)).filter(pause -> !pause.isZero());
        assertThat(RetrySchedule.pause(ErrorCatalogue.of(code), Optional.empty()))
                .isEqualTo(expected);
        assertThat(RetrySchedule.pause(ErrorCatalogue.of(code), Optional.of(Duration.ofMinutes(19))))
                .isEqualTo(expected.map(pause -> Duration.ofMinutes(19)));
    }

    @ParameterizedTest
    @CsvSource({
        "131000, 1, 30",
        "131000, 4, 30",
        "131000, 5, 0",
        "131026, 1, 0",
        "131042, 50, 60",
        "131056, 5, 256",
        "131000, 0, 30"
    })
    void afterALateFailureALittleTimeIsLeftForADelivery(int code, int attempts, long seconds) {
        assertThat(longest.nextAfterLateFailure(ErrorCatalogue.of(code), attempts))
                .isEqualTo(Optional.of(Duration.ofSeconds(seconds)).filter(wait -> !wait.isZero()));
    }

    @ParameterizedTest
    @CsvSource({"1", "100", "1000000"})
    void aStoppedNumberIsProbedEveryMinuteForever(int attempts) {
        assertThat(longest.next(TOKEN, attempts, Optional.empty())).contains(RetrySchedule.PROBE);
    }

    @Test
    void afterTheLastAttemptThereIsNone() {
        assertThat(longest.next(ErrorCatalogue.of(131000), 4, Optional.empty())).isPresent();
        assertThat(longest.next(ErrorCatalogue.of(131000), 5, Optional.empty())).isEmpty();
        assertThat(longest.next(PAIR, PAIR.maxAttempts(), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"131047", "131049", "100", "999999", "-1"})
    void whatIsNotRepeatedIsNotRepeated(int code) {
        assertThat(longest.next(ErrorCatalogue.of(code), 1, Optional.of(Duration.ofSeconds(1))))
                .isEmpty();
    }

    @Test
    void whatWhatsAppAsksForIsNeverShortened() {
        assertThat(longest.next(THROUGHPUT, 1, Optional.of(Duration.ofMinutes(20))))
                .contains(Duration.ofMinutes(20));
        assertThat(longest.next(THROUGHPUT, 9, Optional.of(Duration.ofSeconds(1))))
                .contains(Duration.ofSeconds(256));
    }

    @Test
    void whatIsNotReachedIsTriedEveryMinuteForSixHours() {
        Duration justBefore = RetrySchedule.LONGEST_UNREACHED.minusMillis(1);
        assertThat(longest.nextUnreached(1, Duration.ZERO)).contains(Duration.ofSeconds(1));
        assertThat(longest.nextUnreached(500, justBefore)).contains(Duration.ofSeconds(60));
        assertThat(longest.nextUnreached(1, RetrySchedule.LONGEST_UNREACHED)).isEmpty();
    }

    @Test
    void attemptsCountFromOne() {
        assertThatThrownBy(() -> longest.next(PAIR, 0, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> longest.nextUnreached(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
