package org.bandeja.trace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

class WordlessTest {
    private static final String PHONE = "+573001234567";

    private static String logged(Throwable failure) {
        StringWriter log = new StringWriter();
        Wordless.of(failure).printStackTrace(new PrintWriter(log));
        return log.toString();
    }

    private static Exception refused() {
        SQLException refusal =
                new SQLIntegrityConstraintViolationException("Duplicate entry '" + PHONE + "' for key", "23000", 1062);
        IllegalStateException failure = new IllegalStateException("could not store [" + PHONE + "]", refusal);
        failure.addSuppressed(new NumberFormatException("For input string: " + PHONE));
        return failure;
    }

    @Test
    void whatADatabaseOrAParserQuotesIsNotTold() {
        assertThat(logged(refused())).doesNotContain(PHONE);
        assertThat(Wordless.of(refused()).toString()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void whatItIsAndWhereItHappenedIs() {
        assertThat(logged(refused()))
                .startsWith("java.lang.IllegalStateException")
                .contains("at org.bandeja.trace.model.WordlessTest.refused")
                .contains("Suppressed: java.lang.NumberFormatException")
                .contains("Caused by: java.sql.SQLIntegrityConstraintViolationException: error 1062 (23000)");
    }

    @Test
    void wordsOfJavaItselfAre() {
        assertThat(logged(new NullPointerException("because \"row\" is null"))).contains("because \"row\" is null");
        assertThat(logged(new java.net.ConnectException("Connection refused"))).contains("Connection refused");
        assertThat(logged(new NoClassDefFoundError("org/bandeja/Gone"))).contains("org/bandeja/Gone");
    }

    @Test
    void whatIsDerivedFromThemMayQuote() {
        assertThat(logged(new java.net.MalformedURLException("no protocol: " + PHONE)))
                .doesNotContain(PHONE);
        assertThat(logged(new java.nio.file.NoSuchFileException(PHONE))).doesNotContain(PHONE);
    }

    @Test
    void noLineOfTheLogIsForged() {
        assertThat(Wordless.of(new java.io.IOException("closed\n2026-11-30 ERROR all is lost"))
                        .toString())
                .isEqualTo("java.io.IOException: closed 2026-11-30 ERROR all is lost");
    }

    @Test
    void whoseCauseLeadsBackEnds() {
        RuntimeException one = new IllegalStateException();
        RuntimeException other = new IllegalStateException(one);
        one.initCause(other);
        assertThat(logged(one)).contains("IllegalStateException");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Wordless.of(null)).isNull();
    }
}
