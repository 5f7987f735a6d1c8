package org.bandeja.soak.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.bench.instance.Eventually;

/**
 * A MariaDB with TLS and nothing in it, of the programs that the launcher has unpacked, or of this machine's own, where
 * {@code BANDEJA_DB_PROGRAMS} names them; the command
 * {@code mariadb} is its root.
 */
public final class SecureDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Shell shell;
    private final Process process;
    private final int port;

    private SecureDatabase(Shell shell, Process process, int port) {
        this.shell = shell;
        this.process = process;
        this.port = port;
    }

    /**
     * @param directory gets the data, the log, and in {@code bin} the command
     * @param certificate of the server, with its key in the other file
     */
    public static SecureDatabase start(Path root, Path directory, int port, Path certificate, Path key) {
        Path programs = Optional.ofNullable(System.getenv("BANDEJA_DB_PROGRAMS"))
                .map(Path::of)
                .orElse(root.resolve("wildfly-config/target/mariadb"));
        Shell shell = new Shell(directory)
                .set("LD_LIBRARY_PATH", programs.resolve("libs").toString());
        String all = "--no-defaults --basedir=" + programs + " --datadir=" + directory.resolve("data");
        String user = System.getProperty("user.name");
        // A socket's path may not be long.
        Path socket = temporary().resolve("db.sock");
        shell.run(program(programs, "mariadb-install-db") + " " + all
                        + " --force --skip-name-resolve --auth-root-authentication-method=socket --auth-root-socket-user="
                        + user + " --user="
                        + user)
                .require();
        Process process = shell.begin(
                program(programs, "mariadbd") + " " + all + " --socket=" + socket + " --port=" + port
                        + " --bind-address=127.0.0.1 --skip-name-resolve --character-set-server=utf8mb4 --max-allowed-packet=64M --user="
                        + user + " --ssl-cert=" + certificate + " --ssl-key=" + key,
                directory.resolve("database.out"));
        command(directory.resolve("bin/mariadb"), programs, socket, user);
        SecureDatabase database = new SecureDatabase(new Shell(directory), process, port);
        Eventually.require("start of MariaDB", PATIENCE, database::answers);
        return database;
    }

    private static Path program(Path programs, String name) {
        return Stream.of("bin", "sbin", "scripts")
                .map(directory -> programs.resolve(directory).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name + " in " + programs));
    }

    /** What it calls itself. */
    public String version() {
        return shell.run("bin/mariadb -N -e 'SELECT VERSION()'")
                .require()
                .text()
                .strip();
    }

    private static Path temporary() {
        try {
            Path directory = Files.createTempDirectory(Path.of("/tmp"), "bandeja-");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void command(Path file, Path programs, Path socket, String user) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "#!/bin/sh\nLD_LIBRARY_PATH=" + programs.resolve("libs") + " exec "
                            + programs.resolve("bin/mariadb") + " --no-defaults --skip-ssl --user=" + user
                            + " --socket=" + socket + " \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By TLS, and only from who has a certificate of this authority. */
    public String url(Path authority) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/bandeja?sslMode=verify-full&serverSslCert=" + authority;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB has ended: database.out says why");
        }
        return shell.run("bin/mariadb -e 'SELECT 1'").code() == 0;
    }

    @Override
    public void close() {
        Shell.end(process);
    }
}
