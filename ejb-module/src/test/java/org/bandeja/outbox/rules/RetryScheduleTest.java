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
