package org.bandeja.system.installation;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One Bandeja for all tests that leave it in order; started with the first, stopped after the last. With
 * {@code -Dbandeja.attach=DIR} it is the one that runs in that directory already.
 */
public final class SharedInstallation implements BeforeAllCallback, TestWatcher {
    private static final Namespace NAMESPACE = Namespace.create(SharedInstallation.class);
    private static final int LOG_LINES = 40;

    private static Installation running;

    /** It runs: the test's class is marked with this extension. */
    public static synchronized Installation get() {
        if (running == null) {
            throw new IllegalStateException("no Bandeja: mark the class with @ExtendWith(SharedInstallation.class)");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Started.class, key -> new Started());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println("--- the end of server.log after " + context.getDisplayName() + "\n"
                + get().logTail(LOG_LINES) + "\n---");
    }

    private static Installation startOrAttach() {
        String running = System.getProperty("bandeja.attach");
        return running == null ? Installation.start("shared") : Installation.runningIn(Path.of(running));
    }

    private static synchronized void run(Installation installation) {
        running = installation;
        System.setProperty("bandeja.test.management-port", String.valueOf(installation.managementPort()));
        System.setProperty("bandeja.test.server", installation.stockServer().toString());
    }

    private static final class Started implements AutoCloseable {
        private final Installation installation = startOrAttach();

        private Started() {
            run(installation);
        }

        @Override
        public void close() {
            installation.close();
        }
    }
}
