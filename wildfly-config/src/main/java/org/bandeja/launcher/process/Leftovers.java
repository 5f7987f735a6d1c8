package org.bandeja.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Home;

/**
 * Processes of a launcher that was killed. Their numbers may belong to somebody else by now: one is ours only if its
 * command line names this directory.
 */
public final class Leftovers {
    private final Home home;

    public Leftovers(Home home) {
        this.home = home;
    }

    /** Stops those that still run, and returns which. */
    public List<Part> stop() {
        return Arrays.stream(Part.values()).filter(this::stop).toList();
    }

    private boolean stop(Part part) {
        Path pidFile = home.run(part.label() + ".pid");
        Optional<ProcessHandle> process =
                read(pidFile).flatMap(ProcessHandle::of).filter(this::isOurs);
        process.ifPresent(handle -> end(part, handle));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw Failure.because("Cannot remove " + pidFile, e);
        }
        return process.isPresent();
    }

    private static Optional<Long> read(Path pidFile) {
        try {
            return Optional.of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && process.pid() != ProcessHandle.current().pid()
                && commandLine(process).contains(home.directory() + "/");
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    private static void end(Part part, ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(part.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw Failure.because("Cannot stop the " + part.label() + " of an earlier start", e);
        }
    }
}
