package org.bandeja.bench.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The administrator of the embedded database, who is asked through its socket file. */
public final class Administrator {
    private final Path client;
    private final String socket;

    private Administrator(Path client, String socket) {
        this.client = client;
        this.socket = socket;
    }

    /** @return empty where the database is not the embedded one of this machine */
    public static Optional<Administrator> of(Rows rows) {
        Path client = Path.of(System.getProperty("bandeja.root"), "wildfly-config/target/mariadb/bin/mariadb");
        String socket = rows.all("select @@socket").get(0);
        return Files.isExecutable(client) && Files.exists(Path.of(socket))
                ? Optional.of(new Administrator(client, socket))
                : Optional.empty();
    }

    /**
     * One connection for all of these statements.
     *
     * @return the lines of the answer, columns with tabs between
     * @throws IllegalStateException with the database's words when it refuses
     */
    public List<String> ask(String sql) {
        try {
            Process process = new ProcessBuilder(
                            client.toString(),
                            "--no-defaults",
                            "--skip-ssl",
                            "--batch",
                            "--raw",
                            "--skip-column-names",
                            "--default-character-set=utf8mb4",
                            "--socket=" + socket,
                            "--user=root",
                            "bandeja")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(sql.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the database's administrator was answered: " + answer);
            }
            return answer.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
