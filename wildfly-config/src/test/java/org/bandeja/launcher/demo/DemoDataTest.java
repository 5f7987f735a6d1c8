package org.bandeja.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.database.DatabaseAddress;
import org.bandeja.launcher.database.DatabasePrograms;
import org.bandeja.launcher.database.EmbeddedDatabase;
import org.bandeja.launcher.database.FirstAdministrator;
import org.bandeja.launcher.database.Migrations;
import org.bandeja.launcher.database.TokenHash;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.home.Secrets;
import org.bandeja.launcher.home.Trees;
import org.bandeja.launcher.process.Children;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** On a real MariaDB: an empty schema first, then the demo in it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoDataTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00.123Z");

    private static Home home;
    private static Children children;
    private static DatabaseAddress database;
    private static Migrations.Outcome migrated;
    private static Credentials credentials;

    @BeforeAll
    static void start() throws IOException {
        Path directory = TARGET.resolve("database-test");
        Trees.remove(directory);
        home = Home.take(directory);
        children = new Children(home);
        Secrets secrets = Secrets.of(home.secrets());
        credentials = new Credentials(secrets);
        database = new EmbeddedDatabase(
                        home,
                        children,
                        DatabasePrograms.unpackedTo(TARGET.resolve("mariadb")),
                        freePort(),
                        secrets.token("database.password"))
                .start();
        migrated = Migrations.run(database);
    }

    @AfterAll
    static void stop() throws IOException {
        children.stopAll();
        home.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    @Order(1)
    void theSchemaIsMadeOnce() {
        assertThat(migrated.fresh()).isTrue();
        assertThat(migrated.applied()).isPositive();
        Migrations.Outcome again = Migrations.run(database);
        assertThat(again.applied()).isZero();
        assertThat(again.fresh()).isFalse();
        assertThat(again.version()).isEqualTo(migrated.version());
    }

    @Test
    @Order(1)
    void nobodyComesInWithAnotherPassword() {
        DatabaseAddress stranger = new DatabaseAddress(database.url(), database.user(), "guess");
        assertThatThrownBy(stranger::connect).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> Migrations.run(stranger))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Cannot reach the database")
                .hasMessageNotContaining("guess");
        assertThatThrownBy(new DatabaseAddress(database.url(), "root", "")::connect)
                .isInstanceOf(SQLException.class);
    }

    @Test
    @Order(2)
    void theFirstAdministratorIsInvitedByALinkThatIsNotInTheDatabase() throws SQLException {
        FirstAdministrator invitations = new FirstAdministrator(database, "http://127.0.0.1:8080");
        String first = invitations.invite(NOW).orElseThrow();
        String link = invitations.invite(NOW).orElseThrow();
        assertThat(link).matches("http://127\\.0\\.0\\.1:8080/setup\\.xhtml\\?token=[A-Za-z0-9_-]{43}");
        assertThat(link).isNotEqualTo(first);
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(number("SELECT COUNT(*) FROM invitation")).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM invitation WHERE purpose = 'FIRST_ADMINISTRATOR' AND used_at IS NULL"
                        + " AND created_at = '2026-11-20 15:00:00.123' AND expires_at = '2026-11-22 15:00:00.123'"
                        + " AND token_hash = '" + TokenHash.of(token) + "'"))
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void theDemoIsLoadedOnceAndIntoNothingElse() {
        DemoData demo = new DemoData(database, credentials, true);
        assertThat(demo.people()).isEmpty();
        assertThat(demo.load(NOW)).isGreaterThan(200);
        assertThat(demo.load(NOW)).isZero();
        assertThat(demo.people()).isEqualTo(DemoCompany.EVERYBODY);
    }

    @Test
    @Order(4)
    void oneOfThemHasChosenALanguageAndTheOthersHaveNot() throws SQLException {
        assertThat(text("SELECT language FROM agent WHERE login = 'rafael'")).isEqualTo("pt-BR");
        assertThat(number("SELECT COUNT(*) FROM agent WHERE language IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    @Order(4)
    void whoHasOtherSecretsFindsNoPeople() {
        Credentials others = new Credentials(Secrets.of(home.run("other-secrets")));
        assertThat(new DemoData(database, others, true).people()).isEmpty();
    }

    @Test
    @Order(4)
    void withAnAdministratorThereIsNoInvitation() {
        assertThat(new FirstAdministrator(database, "http://x").invite(NOW)).isEqualTo(Optional.empty());
    }

    @Test
    @Order(4)
    void passwordsAreHashedAsTheApplicationChecksThem() throws SQLException {
        for (DemoPerson person : DemoCompany.EVERYBODY) {
            String hash = text("SELECT password_hash FROM agent WHERE login = '" + person.login() + "'");
            assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(Password.check(credentials.password(person), hash)
                            .with(Argon2Function.getInstanceFromHash(hash)))
                    .isTrue();
        }
    }

    @Test
    @Order(4)
    void eventsOfAConversationAreCountedWithoutGaps() throws SQLException {
        String events =
                "(SELECT conversation_id, seq FROM message UNION ALL SELECT conversation_id, seq FROM timeline_entry)";
        assertThat(number("SELECT COUNT(*) FROM conversation c JOIN (SELECT conversation_id, COUNT(*) n, MIN(seq) low,"
                        + " MAX(seq) high, COUNT(DISTINCT seq) different FROM " + events
                        + " e GROUP BY conversation_id) e ON e.conversation_id = c.id"
                        + " WHERE n <> c.last_seq OR low <> 1 OR high <> c.last_seq OR different <> n"))
                .isZero();
    }

    @Test
    @Order(4)
    void everyConversationAgreesWithItsMessages() throws SQLException {
        assertThat(number("SELECT COUNT(*) FROM conversation c WHERE c.inbound_count <>"
                        + " (SELECT COUNT(*) FROM message m WHERE m.conversation_id = c.id AND m.direction = 'IN')"))
                .isZero();
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM conversation c JOIN message m ON m.id = c.last_message_id"
                                        + " WHERE m.at <> c.activity_at OR m.seq <>"
                                        + " (SELECT MAX(seq) FROM message o WHERE o.conversation_id = c.id AND o.direction <> 'INTERNAL')"))
                .isZero();
        assertThat(number(
                        "SELECT COUNT(*) FROM correspondence s WHERE NOT s.last_inbound_at <=> (SELECT MAX(m.at) FROM message m"
                                + " JOIN conversation c ON c.id = m.conversation_id WHERE m.direction = 'IN' AND c.number_id = s.number_id"
                                + " AND c.contact_id = s.contact_id)"))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM message WHERE at > received_at OR at > '2026-11-20 15:00:00.123'"))
                .isZero();
    }

    @Test
    @Order(4)
    void conversationsAreInEveryState() throws SQLException {
        assertThat(number("SELECT COUNT(*) FROM conversation WHERE status = 'OPEN' AND assignee_id IS NULL"))
                .isGreaterThan(15);
        assertThat(number("SELECT COUNT(*) FROM conversation WHERE status = 'OPEN' AND assignee_id IS NOT NULL"))
                .isGreaterThan(15);
        assertThat(number("SELECT COUNT(*) FROM conversation WHERE status = 'COMPLETED'"))
                .isGreaterThan(15);
        assertThat(number("SELECT COUNT(*) FROM conversation WHERE department_id IS NULL"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM message WHERE status = 'FAILED' AND error_code = 131047"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM conversation c JOIN membership m ON m.department_id = c.department_id"
                        + " AND m.agent_id = c.assignee_id"))
                .isEqualTo(number("SELECT COUNT(*) FROM conversation WHERE assignee_id IS NOT NULL"));
    }

    @Test
    @Order(4)
    void whatIsWorthALookIsThere() throws SQLException {
        assertThat(number("SELECT COUNT(DISTINCT department_id) FROM conversation WHERE status = 'OPEN'"))
                .isEqualTo(5);
        assertThat(number("SELECT COUNT(*) FROM correspondence WHERE last_inbound_at BETWEEN '2026-11-19 15:00:01'"
                        + " AND '2026-11-19 19:00:00'"))
                .as("windows about to close")
                .isGreaterThan(10);
        assertThat(number("SELECT COUNT(*) FROM correspondence WHERE last_inbound_at < '2026-11-19 15:00:00'"))
                .as("closed windows")
                .isGreaterThan(30);
        assertThat(number("SELECT COUNT(*) FROM message WHERE direction = 'IN' AND CHAR_LENGTH(text) = 2000"))
                .isEqualTo(1);
        for (String part :
                List.of("reaction", "mention", "contact_note", "contact_value", "conversation_label", "quick_reply")) {
            assertThat(number("SELECT COUNT(*) FROM " + part)).as(part).isGreaterThan(2);
        }
        assertThat(number("SELECT COUNT(*) FROM message WHERE type = 'template'"))
                .isEqualTo(3);
        assertThat(number(
                        "SELECT COUNT(*) FROM message q JOIN message m ON m.whatsapp_id = q.quoted_id AND m.seq < q.seq"
                                + " AND m.conversation_id = q.conversation_id"))
                .isEqualTo(number("SELECT COUNT(*) FROM message WHERE quoted_id IS NOT NULL"))
                .isGreaterThan(3);
    }

    @Test
    @Order(4)
    void whoCameThroughTheAttendantHasTheStepsOfIt() throws SQLException {
        assertThat(number("SELECT COUNT(*) FROM message WHERE automatic = 'Recepción'"))
                .isEqualTo(number("SELECT COUNT(*) FROM message WHERE type = 'choice'"))
                .isEqualTo(number("SELECT COUNT(*) FROM route_step WHERE kind = 'OPTION'"))
                .isGreaterThan(20);
        assertThat(number("SELECT COUNT(*) FROM route_step s WHERE s.kind = 'GROUP' AND EXISTS"
                        + " (SELECT 1 FROM call_group g WHERE g.id = s.subject_id)"))
                .isGreaterThan(3);
        assertThat(number(
                        "SELECT COUNT(*) FROM conversation c JOIN route_step s ON s.conversation_id = c.id AND s.kind = 'DEPARTMENT'"
                                + " WHERE s.position = (SELECT MAX(position) FROM route_step o WHERE o.conversation_id = c.id)"
                                + " AND s.subject_id <> c.department_id"))
                .isZero();
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
