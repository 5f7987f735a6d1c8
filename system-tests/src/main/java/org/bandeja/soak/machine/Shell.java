package org.bandeja.soak.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs what people type, in one directory. */
public final class Shell {
    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();

    public Shell(Path directory) {
        this.directory = directory;
    }

    /** What a command said, on both its outputs, and how it ended. */
    public record Said(int code, String text) {
        /** @throws IllegalStateException if it failed */
        public Said require() {
            if (code != 0) {
                throw new IllegalStateException("failed with " + code + ":\n" + text);
            }
            return this;
        }
    }

    public Shell set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Said run(String commands) {
        try {
            Process process = start(commands, ProcessBuilder.Redirect.PIPE);
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Leaves it running; what it says goes to a file. */
    public Process begin(String command, Path output) {
        try {
            Process process = start("exec " + command, ProcessBuilder.Redirect.to(output.toFile()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String commands, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", commands))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** With whatever it has started, as a service manager does. */
    public static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }
}
