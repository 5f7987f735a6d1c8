package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.installation.Installation;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grants that IT is told to give: enough for all work, and too little to change a record of the audit. */
@OnSharedInstallation
class GrantsIT {
    private static final String TOLD = "'bandeja'@'127.0.0.1'";
    private static final String NAME = "granted";
    private static final String ACCOUNT = "'" + NAME + "'@'127.0.0.1'";
    private static final String PASSWORD = "only what is granted";
    /** MariaDB's ER_TABLEACCESS_DENIED_ERROR. */
    private static final int NOT_GRANTED = 1142;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final long id = Tsid.next();

    @TempDir
    Path settings;

    @BeforeEach
    void grant() throws Exception {
        asRoot("CREATE OR REPLACE USER " + ACCOUNT + " IDENTIFIED BY '" + PASSWORD + "';");
        String grants = asRoot(Files.readString(Installation.root().resolve("wildfly-config/grants.sql")));
        assertThat(grants.lines())
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line).contains(TOLD));
        asRoot(grants.replace(TOLD, ACCOUNT));
    }

    @AfterEach
    void revoke() throws Exception {
        asRoot("DROP USER " + ACCOUNT + ";");
    }

    @Test
    void recordsAreAddedAndThrownAwayAndNeverChanged() throws SQLException {
        assertThat(as("INSERT INTO audit_record (id, at, action, object_type, outcome)" + " VALUES (" + id
                        + ", UTC_TIMESTAMP(3), 'TRIED', 'door', 'DONE')"))
                .isOne();
        for (String change : List.of(
                "UPDATE audit_record SET action = 'OTHER' WHERE id = " + id,
                "INSERT INTO audit_record (id, at, action, object_type, outcome)"
                        + " VALUES (" + id + ", UTC_TIMESTAMP(3), 'OTHER', 'door', 'DONE')"
                        + " ON DUPLICATE KEY UPDATE action = 'OTHER'",
                "TRUNCATE TABLE audit_record",
                "ALTER TABLE audit_record DROP COLUMN detail")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(change)
                    .isThrownBy(() -> as(change))
                    .extracting(SQLException::getErrorCode)
                    .isEqualTo(NOT_GRANTED);
        }
        assertThat(bandeja.rows().all("SELECT action FROM audit_record WHERE id = ?", id))
                .containsExactly("TRIED");
        assertThat(as("DELETE FROM audit_record WHERE id = " + id)).isOne();
    }

    @Test
    void everythingElseIsChanged() throws SQLException {
        for (String table : bandeja.rows()
                .all("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type = 'BASE TABLE' AND table_name <> 'audit_record'")) {
            String column = bandeja.rows()
                    .all(
                            "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                    + " AND table_name = ? AND generation_expression IS NULL",
                            table)
                    .get(0);
            assertThat(as("UPDATE `" + table + "` SET `" + column + "` = `" + column + "` WHERE FALSE"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void checkSeesThatTheyAreEnoughAndTheAuditIsProtected() throws Exception {
        assertThat(check())
                .anyMatch(line -> line.startsWith("right\t" + NAME + " may do its work on all "))
                .contains(
                        "right\t" + NAME + " cannot change the audit", "right\t" + NAME + " cannot change the schema");
    }

    @Test
    void checkNamesTheTableOnWhichARightIsMissingOrTooMuch() throws Exception {
        asRoot("REVOKE UPDATE ON agent FROM " + ACCOUNT + "; REVOKE ALL PRIVILEGES ON label FROM " + ACCOUNT
                + "; GRANT UPDATE (outcome) ON audit_record TO " + ACCOUNT + ";");
        assertThat(check())
                .anyMatch(line -> line.startsWith("wrong\t" + NAME + " cannot do its work: it lacks UPDATE on agent;"
                        + " SELECT, INSERT, UPDATE, DELETE on label\t"))
                .anyMatch(line -> line.startsWith("wrong\t" + NAME + " may change the audit"));
    }

    /** What check says of the database, where the audit is to be protected. */
    private List<String> check() throws IOException, InterruptedException {
        Path file = Files.writeString(
                settings.resolve("install.properties"),
                String.join(
                        "\n",
                        "bandeja.db.url=" + bandeja.demo().database().url(),
                        "bandeja.db.user=" + NAME,
                        "bandeja.db.password=" + PASSWORD,
                        "install.schema-user=" + bandeja.demo().database().user(),
                        "install.schema-password=" + bandeja.demo().database().password(),
                        "install.protected-audit=yes"));
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-jar",
                        Installation.root()
                                .resolve("wildfly-config/target/bandeja-launcher.jar")
                                .toString(),
                        "check-database",
                        "--properties",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        check.getOutputStream().close();
        return new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private int as(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(bandeja.demo().database().url(), NAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** As the account of the machine that may grant, by the database's own client, which INSTALL.md tells to use. */
    private String asRoot(String sql) throws IOException, InterruptedException {
        List<String> server = Stream.of(SharedInstallation.get()
                        .process("database")
                        .info()
                        .arguments()
                        .orElseThrow())
                .toList();
        Path programs = Path.of(option(server, "--basedir="));
        ProcessBuilder builder = new ProcessBuilder(
                        programs.resolve("bin/mariadb").toString(),
                        "--no-defaults",
                        "--skip-ssl",
                        "--socket=" + option(server, "--socket="),
                        "-N",
                        bandeja.rows().all("SELECT DATABASE()").get(0))
                .redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", programs.resolve("libs").toString());
        Process client = builder.start();
        client.getOutputStream().write(sql.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().close();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor()).as(said).isZero();
        return said;
    }

    private static String option(List<String> command, String name) {
        return command.stream()
                .filter(word -> word.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }
}
