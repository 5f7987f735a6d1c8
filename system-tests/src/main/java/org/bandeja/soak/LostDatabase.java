package org.bandeja.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.soak.machine.DatabasePrograms;
import org.bandeja.soak.machine.Shell;

/** The instance's database, which is lost and made anew, empty, at the same place. */
final class LostDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DatabasePrograms programs;
    private final InstanceFile file;
    private final List<String> command;
    private final Path data;
    private final Shell shell;
    private Process process;

    /** @param instance which runs */
    LostDatabase(Instance instance, DatabasePrograms programs) {
        this.programs = programs;
        this.file = instance.file();
        this.command = commandLine(instance.require("database").pid());
        this.data = Path.of(option("--datadir="));
        this.shell = new Shell(instance.directory());
    }

    private static List<String> commandLine(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
            return Stream.of(text.split("\0"))
                    .filter(word -> !word.startsWith("--init-file="))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String option(String name) {
        return command.stream()
                .filter(word -> word.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    /** Starts it with an empty database and the account that there was. */
    void beginAnew() {
        programs.install(data);
        process = shell.begin(String.join(" ", command), data.resolveSibling(data.getFileName() + ".out"));
        Eventually.require("start of MariaDB", PATIENCE, () -> root("SELECT 1").code() == 0);
        root("CREATE DATABASE bandeja CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;"
                        + " CREATE USER '" + file.databaseUser() + "'@'127.0.0.1' IDENTIFIED BY '"
                        + file.databasePassword() + "'; GRANT ALL ON bandeja.* TO '" + file.databaseUser()
                        + "'@'127.0.0.1';")
                .require();
    }

    Shell.Said root(String sql) {
        return shell.run(client() + " -e \"" + sql + "\"");
    }

    private String client() {
        return programs.commands().resolve("mariadb") + " --no-defaults --skip-ssl --user="
                + System.getProperty("user.name") + " --socket=" + option("--socket=");
    }

    /** Nothing is committed until it is closed. */
    Process stopTheWorld(Path said) {
        Process session = shell.begin(client() + " -N --unbuffered", said);
        write(session, "FLUSH TABLES WITH READ LOCK; SELECT 'it stands';\n");
        Eventually.require("the world to stand still", PATIENCE, () -> stands(said));
        return session;
    }

    private static boolean stands(Path said) {
        try {
            return Files.readString(said).contains("it stands");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void goOn(Process session) {
        write(session, "UNLOCK TABLES;\n");
        try {
            session.getOutputStream().close();
            session.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(Process session, String sql) {
        try {
            OutputStream out = session.getOutputStream();
            out.write(sql.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        if (process != null) {
            Shell.end(process);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
