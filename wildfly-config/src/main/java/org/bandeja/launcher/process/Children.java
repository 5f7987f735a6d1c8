package org.bandeja.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Home;

/** All processes of this launcher. Once they are being stopped no new one starts. */
public final class Children {
    private final Home home;
    private final Map<Part, Child> running = new EnumMap<>(Part.class);
    private boolean stopping;

    public Children(Home home) {
        this.home = home;
    }

    /**
     * Starts a process whose output goes to a file in the log directory; the file of the start before is kept.
     *
     * @param environment added to our own
     */
    public synchronized Child start(Part part, List<String> command, Map<String, String> environment) {
        if (stopping) {
            throw Failure.because("Bandeja is being stopped");
        }
        Path log = home.log(part.label() + ".out");
        try {
            if (Files.exists(log)) {
                Files.move(log, home.log(part.label() + ".out.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.directory().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Path pidFile = home.run(part.label() + ".pid");
            Files.writeString(pidFile, process.pid() + "\n");
            Child child = new Child(part, process, pidFile, log);
            running.put(part, child);
            return child;
        } catch (IOException e) {
            throw Failure.because("Cannot start the " + part.label(), e);
        }
    }

    /** Whether the end of a process is what was asked for. */
    public synchronized boolean areStopping() {
        return stopping;
    }

    /** Whether there is anything to stop. */
    public synchronized boolean any() {
        return running.values().stream().anyMatch(Child::isAlive);
    }

    /** Stops what runs, in the order of {@link Part}; returns when all have ended. */
    public void stopAll() {
        List<Child> children;
        synchronized (this) {
            stopping = true;
            children = List.copyOf(running.values());
        }
        children.forEach(Child::stop);
    }
}
