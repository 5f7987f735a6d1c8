package org.bandeja.health.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.bandeja.refusal.model.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseAwayTest {
    static Stream<Throwable> failuresOfTheConnection() {
        return Stream.of(
                new SQLException("cut", "08S01"),
                new SQLException("refused", "08000"),
                new SQLNonTransientConnectionException("gone"),
                new SQLTransientConnectionException("not now"),
                new SQLException(new ResourceException("no connection")),
                new SQLException("IJ031070: Transaction cannot proceed: STATUS_MARKED_ROLLBACK"),
                new ResourceException("the pool is empty"));
    }

    static Stream<Throwable> otherFailures() {
        return Stream.of(
                new SQLException("syntax", "42000"),
                new SQLException("no state", (String) null),
                new SQLIntegrityConstraintViolationException("double", "23000", 1062),
                new IllegalStateException("a bug"),
                new NotFound());
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheConnection")
    void isAwayHoweverDeepItIsWrapped(Throwable failure) {
        assertThat(DatabaseAway.isCauseOf(failure)).isTrue();
        assertThat(DatabaseAway.isCauseOf(wrapped(failure))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void isNotAwayWhenSomethingElseFails(Throwable failure) {
        assertThat(DatabaseAway.isCauseOf(failure)).isFalse();
        assertThat(DatabaseAway.isCauseOf(wrapped(failure))).isFalse();
    }

    @Test
    void aRollbackAloneDoesNotMeanThatTheDatabaseIsAway() {
        RollbackException rollback = new RollbackException("at commit");
        assertThat(DatabaseAway.isCauseOf(wrapped(rollback))).isFalse();
        rollback.initCause(new SQLException("cut", "08S01"));
        assertThat(DatabaseAway.isCauseOf(wrapped(rollback))).isTrue();
    }

    @Test
    @Timeout(10)
    void causesThatRunInACircleEnd() {
        IllegalStateException one = new IllegalStateException();
        one.initCause(new IllegalStateException(one));
        assertThat(DatabaseAway.isCauseOf(one)).isFalse();
        assertThat(DatabaseAway.isConflictIn(one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1205, true", "1213, true", "1020, true", "1062, true", "1064, false", "1146, false", "0, false"})
    void aConflictIsWhatMayWorkTheSecondTime(int code, boolean conflict) {
        SQLException failure = new SQLException("failed", "HY000", code);
        assertThat(DatabaseAway.isConflictIn(failure)).isEqualTo(conflict);
        assertThat(DatabaseAway.isConflictIn(wrapped(failure))).isEqualTo(conflict);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsAConflict() {
        assertThat(DatabaseAway.isConflictIn(wrapped(new OptimisticLockException())))
                .isTrue();
        assertThat(DatabaseAway.isConflictIn(wrapped(new IllegalStateException())))
                .isFalse();
    }

    /** What is double may be double for ever. */
    @ParameterizedTest
    @CsvSource({"1205, true", "1213, true", "1020, true", "1062, false", "1064, false"})
    void whatPassesWorksSoonerOrLater(int code, boolean passing) {
        assertThat(DatabaseAway.isPassing(wrapped(new SQLException("failed", "HY000", code))))
                .isEqualTo(passing);
        assertThat(DatabaseAway.isPassing(wrapped(new SQLException("cut", "08S01"))))
                .isTrue();
        assertThat(DatabaseAway.isPassing(wrapped(new OptimisticLockException())))
                .isTrue();
        assertThat(DatabaseAway.isPassing(wrapped(new IllegalStateException()))).isFalse();
    }

    private static Throwable wrapped(Throwable failure) {
        return new EJBException(new PersistenceException(failure));
    }
}
