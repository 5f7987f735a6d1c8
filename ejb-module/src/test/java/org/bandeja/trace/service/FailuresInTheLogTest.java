package org.bandeja.trace.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands before the files while the application runs. */
class FailuresInTheLogTest {
    private static final Filter NO_NOISE = record -> !"noise".equals(record.getMessage());

    private final Logger root = Logger.getLogger("");
    private final Handler[] before = root.getHandlers();
    private final Lines plain = new Lines();
    private final Lines filtered = new Lines();
    private final FailuresInTheLog failures = new FailuresInTheLog();

    @BeforeEach
    void onlyOurs() {
        for (Handler handler : before) {
            root.removeHandler(handler);
        }
        filtered.setFilter(NO_NOISE);
        root.addHandler(plain);
        root.addHandler(filtered);
        failures.threads = (ManagedThreadFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedThreadFactory.class},
                (proxy, method, arguments) -> new Thread(() -> {}));
    }

    @AfterEach
    void asItWas() {
        root.removeHandler(plain);
        root.removeHandler(filtered);
        for (Handler handler : before) {
            root.addHandler(handler);
        }
    }

    @Test
    void theSameIsToldOnceInEachFile() {
        failures.start();
        fail("noise", 2);
        fail("failed", 2);
        assertThat(plain.told).containsExactly("noise", "failed");
        assertThat(filtered.told).containsExactly("failed");
        failures.stop();
    }

    @Test
    void afterwardsEachFileIsAsItWasAndHasBeenToldHowOften() {
        failures.start();
        fail("failed", 3);
        failures.stop();
        assertThat(plain.getFilter()).isNull();
        assertThat(filtered.getFilter()).isSameAs(NO_NOISE);
        assertThat(plain.told).hasSize(2).last().asString().contains("times more in the last minute");
        fail("failed", 2);
        assertThat(plain.told).endsWith("failed", "failed");
    }

    private void fail(String words, int times) {
        Throwable failure = new IllegalStateException();
        for (int time = 0; time < times; time++) {
            LogRecord record = new LogRecord(Level.SEVERE, words);
            record.setThrown(failure);
            root.log(record);
        }
    }

    private static final class Lines extends Handler {
        private final List<String> told = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                told.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
