package org.bandeja.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One process that we started. */
public final class Child {
    private final Part part;
    private final Process process;
    private final Path pidFile;
    private final Path log;

    Child(Part part, Process process, Path pidFile, Path log) {
        this.part = part;
        this.process = process;
        this.pidFile = pidFile;
        this.log = log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends by itself. */
    public int exitCode() throws InterruptedException {
        int code = process.waitFor();
        forget();
        return code;
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    Part part() {
        return part;
    }

    /** Asks it to end, kills it when it takes too long, and forgets it. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(part.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // A pid file that stays does no harm: the next start looks whether the process is still ours.
        }
    }
}
