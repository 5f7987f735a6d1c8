package org.bandeja.trace.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bandeja.trace.model.Wordless;
import org.bandeja.trace.service.RepeatedFailures.LeftOut;
import org.junit.jupiter.api.Test;

/** A log that can be read also while something fails all the time. */
class RepeatedFailuresTest {
    private static final Throwable AWAY =
            Wordless.of(new IllegalStateException("row 1", new SQLException("no connection", "08000", 1)));

    private final RepeatedFailures failures = new RepeatedFailures();

    private static LogRecord record(String category, String words, Throwable thrown) {
        LogRecord record = new LogRecord(Level.SEVERE, words);
        record.setLoggerName(category);
        record.setThrown(thrown);
        return record;
    }

    private boolean isTold(String category, String words, Throwable thrown) {
        return failures.isLoggable(record(category, words, thrown));
    }

    @Test
    void theFirstIsToldWholeTheOthersAreCounted() {
        LogRecord first = record("worker", "%s failed", AWAY);
        assertThat(failures.isLoggable(first)).isTrue();
        assertThat(first.getThrown()).isNotNull();
        IntStream.range(0, 40)
                .forEach(i -> assertThat(isTold("worker", "%s failed", AWAY)).isFalse());
        List<LeftOut> left = failures.take();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).times()).isEqualTo(40);
        assertThat(left.get(0).told()).isEqualTo("%s failed");
        assertThat(left.get(0).cause())
                .contains("SQLException: error 1 (08000)")
                .contains("RepeatedFailuresTest");
    }

    @Test
    void allHandlersAreAnsweredAlike() {
        LogRecord first = record("worker", "failed", AWAY);
        assertThat(failures.isLoggable(first)).isTrue();
        assertThat(failures.isLoggable(first)).as("the second file").isTrue();
        LogRecord second = record("worker", "failed", AWAY);
        assertThat(failures.isLoggable(second)).isFalse();
        assertThat(failures.isLoggable(second)).isFalse();
        assertThat(failures.take()).extracting(LeftOut::times).containsExactly(1L);
    }

    @Test
    void whatGoesOnIsToldEachMinuteInOneLineAndNotWholeAgain() {
        isTold("worker", "failed", AWAY);
        for (int minute = 0; minute < 3; minute++) {
            assertThat(isTold("worker", "failed", AWAY)).isFalse();
            assertThat(failures.take()).hasSize(1);
            LogRecord first = record("worker", "failed", AWAY);
            assertThat(failures.isLoggable(first)).isTrue();
            assertThat(first.getThrown()).isNull();
        }
    }

    @Test
    void whatWasOverIsToldWholeWhenItComesAgain() {
        isTold("worker", "failed", AWAY);
        isTold("worker", "failed", AWAY);
        failures.take();
        assertThat(failures.take()).isEmpty();
        assertThat(isTold("worker", "failed", AWAY)).isTrue();
    }

    @Test
    void noNewKindIsLost() {
        isTold("worker", "failed", AWAY);
        assertThat(isTold("other", "failed", AWAY)).isTrue();
        assertThat(isTold("worker", "in other words", AWAY)).isTrue();
        assertThat(isTold("worker", "failed", Wordless.of(new SQLException("", "08000", 2))))
                .isTrue();
        assertThat(isTold("worker", "failed", new IllegalStateException(new SQLException("", "08000", 1))))
                .as("without a cause in between")
                .isTrue();
        assertThat(isTold("worker", "failed", elsewhere()))
                .as("the same from elsewhere")
                .isTrue();
    }

    /** Java itself throws it, in one place for all. */
    @Test
    void whatComesAnotherWayIsAnotherKind() {
        Throwable one = failureOf(this::oneWay);
        Throwable other = failureOf(this::otherWay);
        assertThat(one.getStackTrace()[0]).isEqualTo(other.getStackTrace()[0]);
        isTold("worker", "failed", one);
        LogRecord second = record("worker", "failed", other);
        assertThat(failures.isLoggable(second)).isTrue();
        assertThat(second.getThrown()).isNotNull();
        LogRecord wrapped = record("worker", "failed", new IllegalStateException(one));
        isTold("worker", "failed", new IllegalStateException(other));
        assertThat(failures.isLoggable(wrapped)).as("behind another").isTrue();
        assertThat(wrapped.getThrown()).isNotNull();
    }

    private void oneWay() {
        Objects.requireNonNull(null);
    }

    private void otherWay() {
        Objects.requireNonNull(null);
    }

    private static Throwable failureOf(ThrowingCallable call) {
        return Wordless.of(catchThrowable(call));
    }

    /** Threads of the server outlive the application. */
    @Test
    void threadsHoldNothingOfWhatWasTold() throws IllegalAccessException {
        LogRecord record = record("worker", "failed", AWAY);
        failures.isLoggable(record);
        assertThat(held()).isNotEmpty().allSatisfy(one -> {
            assertThat(one).isNotSameAs(record);
            assertThat(one.getClass().getClassLoader()).isNull();
        });
    }

    private Object[] held() throws IllegalAccessException {
        for (Field field : RepeatedFailures.class.getDeclaredFields()) {
            if (field.getType() == ThreadLocal.class) {
                field.setAccessible(true);
                Object held = ((ThreadLocal<?>) field.get(failures)).get();
                return held instanceof Object[] several ? several : new Object[] {held};
            }
        }
        return new Object[0];
    }

    private static Throwable elsewhere() {
        return Wordless.of(new IllegalStateException("row 1", new SQLException("no connection", "08000", 1)));
    }

    @Test
    void wordsOfOthersAreNoKind() {
        assertThat(IntStream.range(1, 9).filter(i -> isTold("x", "y", new IllegalStateException("thread " + i))))
                .hasSize(1);
    }

    @Test
    void whatSaysSomethingElseIsToldWithoutItsStackTrace() {
        assertThat(failures.isLoggable(of("failure %s", 1, AWAY))).isTrue();
        LogRecord second = of("failure %s", 2, AWAY);
        assertThat(failures.isLoggable(second)).isTrue();
        assertThat(second.getThrown()).as("told before").isNull();
        assertThat(failures.isLoggable(of("failure %s", 2, AWAY)))
                .as("the very same")
                .isFalse();
        failures.take();
        LogRecord third = of("failure %s", 2, AWAY);
        assertThat(failures.isLoggable(third)).isTrue();
        assertThat(third.getThrown()).as("it goes on").isNull();
    }

    @Test
    void tooMuchOfOneKindIsCounted() {
        long told = IntStream.range(0, RepeatedFailures.MOST_LINES + 50)
                .filter(i -> failures.isLoggable(of("delivery %d failed", i, AWAY)))
                .count();
        assertThat(told).isEqualTo(RepeatedFailures.MOST_LINES);
        assertThat(failures.take()).extracting(LeftOut::times).containsExactly(50L);
    }

    @Test
    void ofLinesWithoutAStackTraceOnlyTheVerySameAreLeftOut() {
        for (int i = 0; i < 3 * RepeatedFailures.MOST_LINES; i++) {
            assertThat(failures.isLoggable(of("message %s has not left", i, null)))
                    .isTrue();
        }
        assertThat(failures.isLoggable(of("message %s has not left", 7, null))).isFalse();
        assertThat(failures.take()).extracting(LeftOut::times).containsExactly(1L);
        assertThat(failures.isLoggable(of("message %s has not left", 7, null))).isTrue();
    }

    @Test
    void whatIsNoTroublePasses() {
        for (int i = 0; i < 3; i++) {
            LogRecord quiet = record("worker", "why", AWAY);
            quiet.setLevel(Level.INFO);
            assertThat(failures.isLoggable(quiet)).isTrue();
        }
        assertThat(failures.take()).isEmpty();
    }

    private static LogRecord of(String words, int number, Throwable thrown) {
        LogRecord record = record("worker", words, thrown);
        record.setParameters(new Object[] {number});
        return record;
    }

    @Test
    void ofMoreKindsThanAreRememberedNothingIsLeftOut() {
        IntStream.range(0, RepeatedFailures.MOST_KINDS).forEach(i -> isTold("worker", "kind " + i, AWAY));
        assertThat(isTold("worker", "one more", AWAY)).isTrue();
        assertThat(isTold("worker", "one more", AWAY)).isTrue();
        assertThat(isTold("worker", "kind 7", AWAY)).isFalse();
    }
}
