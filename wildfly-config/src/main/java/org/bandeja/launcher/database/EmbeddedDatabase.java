package org.bandeja.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.home.PrivateFile;
import org.bandeja.launcher.process.Child;
import org.bandeja.launcher.process.Children;
import org.bandeja.launcher.process.Part;

/**
 * MariaDB on this machine, for one Bandeja: on 127.0.0.1, one user with a password, one database, every commit on disk.
 * Its root has no password and can only come through the socket file, which lies in our private directory.
 */
public final class EmbeddedDatabase {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LONGEST_SOCKET_PATH = 100;
    private static final String NAME = "bandeja";
    /** System property: more options of the server, with blanks between; the last word about a thing counts. */
    private static final String OPTIONS = "bandeja.database.options";

    private final Home home;
    private final Children children;
    private final DatabasePrograms programs;
    private final DatabaseAddress address;
    private final int port;

    public EmbeddedDatabase(Home home, Children children, DatabasePrograms programs, int port, String password) {
        this.home = home;
        this.children = children;
        this.programs = programs;
        this.port = port;
        this.address = new DatabaseAddress("jdbc:mariadb://127.0.0.1:" + port + "/" + NAME, NAME, password);
    }

    /** The way in, also before it is started. */
    public DatabaseAddress address() {
        return address;
    }

    /** Starts it and waits until one can log in. */
    public DatabaseAddress start() {
        try {
            Path data = home.database().resolve("data");
            programs.prepare(data, home.tmp());
            Path socket = socketDirectory().resolve("db.sock");
            Path init = home.run("database-init.sql");
            PrivateFile.write(init, initialStatements());
            Child child = children.start(Part.DATABASE, command(data, socket, init), programs.environment());
            awaitLogin(child);
            Files.delete(init);
            return address;
        } catch (IOException e) {
            throw Failure.because("The database cannot be prepared", e);
        }
    }

    /** A socket's path may not be longer than 107 bytes. */
    private Path socketDirectory() throws IOException {
        if (home.database().toString().length() <= LONGEST_SOCKET_PATH) {
            return home.database();
        }
        Path directory = Files.createTempDirectory(Path.of("/tmp"), "bandeja-");
        directory.toFile().deleteOnExit();
        return directory;
    }

    private List<String> command(Path data, Path socket, Path init) {
        List<String> command = new ArrayList<>(List.of(
                programs.server().toString(),
                "--no-defaults",
                "--basedir=" + programs.base(),
                "--datadir=" + data,
                "--tmpdir=" + home.tmp(),
                "--socket=" + socket,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-ssl",
                "--skip-name-resolve",
                "--local-infile=0",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=256M",
                "--innodb-adaptive-hash-index=ON",
                "--max-allowed-packet=64M",
                "--max-connections=200",
                "--init-file=" + init));
        command.addAll(programs.account());
        command.addAll(List.of(System.getProperty(OPTIONS, "").split(" ")));
        command.removeIf(String::isEmpty);
        return command;
    }

    /** Run before the port opens, at every start; the password is the one that this directory keeps. */
    private String initialStatements() {
        String user = "'" + NAME + "'@'127.0.0.1'";
        return String.join(
                "\n",
                "CREATE DATABASE IF NOT EXISTS " + NAME + " CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;",
                "CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + address.password() + "';",
                "ALTER USER " + user + " IDENTIFIED BY '" + address.password() + "';",
                "GRANT ALL ON " + NAME + ".* TO " + user + ";",
                "DROP DATABASE IF EXISTS test;",
                "DELETE FROM mysql.db WHERE Db LIKE 'test%';",
                "DELETE FROM mysql.global_priv WHERE User='';",
                "FLUSH PRIVILEGES;",
                "");
    }

    private void awaitLogin(Child child) {
        Instant end = Instant.now().plus(PATIENCE);
        SQLException last = null;
        while (child.isAlive() && Instant.now().isBefore(end)) {
            try (Connection connection = address.connect()) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
            }
            pause();
        }
        String how = child.isAlive() ? "does not answer" : "has ended";
        String why = last == null ? "" : " (" + last.getMessage() + ")";
        throw Failure.because("The database " + how + why + "; see " + child.log());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.because("Interrupted", e);
        }
    }
}
