package org.bandeja.system.installation;

import java.nio.file.Path;
import org.bandeja.system.client.Bandeja;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One Bandeja for all tests of this process; started with the first, set in order before each class, stopped when the process ends. With
 * {@code -Dbandeja.attach=DIR} it is the one that runs in that directory already.
 */
public final class SharedInstallation implements BeforeAllCallback, TestWatcher {
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
        start();
        new Bandeja(get()).setInOrder();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println("--- the end of server.log after " + context.getDisplayName() + "\n"
                + get().logTail(LOG_LINES) + "\n---");
    }

    /** Tests run in several processes at once, and each class by itself: what they share belongs to the process. */
    private static synchronized void start() {
        if (running == null) {
            running = startOrAttach();
            System.setProperty("bandeja.test.management-port", String.valueOf(running.managementPort()));
            System.setProperty("bandeja.test.server", running.stockServer().toString());
        }
    }

    private static Installation startOrAttach() {
        String directory = System.getProperty("bandeja.attach");
        return directory == null
                ? Installation.start("shared-" + System.getProperty("bandeja.test.process", "process-1"))
                : Installation.runningIn(Path.of(directory));
    }
}
