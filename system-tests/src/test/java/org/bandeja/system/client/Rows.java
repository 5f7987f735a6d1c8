package org.bandeja.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.system.installation.Demo;

/** What is really in the database. */
public final class Rows {
    private static final Pattern CHANGES_ROWS = Pattern.compile("^UPDATE ", Pattern.MULTILINE);

    /** Those that nobody uses now: to open one for each question takes longer than the question. */
    private static final Map<Demo.Database, Deque<Connection>> OPEN = new ConcurrentHashMap<>();

    private final Demo.Database database;

    public Rows(Demo.Database database) {
        this.database = database;
    }

    private interface Work<T> {
        T done(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        Deque<Connection> open = OPEN.computeIfAbsent(database, key -> new ConcurrentLinkedDeque<>());
        try {
            Connection connection = usable(open);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                T done = work.done(statement);
                open.push(connection);
                return done;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** One that has not ended with a database that was killed. */
    private Connection usable(Deque<Connection> open) throws SQLException {
        for (Connection kept = open.poll(); kept != null; kept = open.poll()) {
            if (kept.isValid(5)) {
                return kept;
            }
            kept.close();
        }
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The first column of all rows that a query finds. */
    public List<String> all(String sql, Object... values) {
        return with(sql, statement -> {
            fill(statement, values);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    /** Makes it a state that would take days to come about. */
    public void change(String sql, Object... values) {
        int changed = with(sql, statement -> {
            fill(statement, values);
            return statement.executeUpdate();
        });
        if (changed == 0) {
            throw new IllegalStateException("nothing to change: " + sql);
        }
    }

    /** The same statement for many, in one transaction. */
    public void changeAll(String sql, List<Object[]> values) {
        with(sql, statement -> {
            Connection connection = statement.getConnection();
            connection.setAutoCommit(false);
            for (Object[] row : values) {
                fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            return values.size();
        });
    }

    /** Meanwhile the database refuses to store messages with this text: one customer's trouble in the middle of a batch. */
    public void whileRefusing(String text, Runnable meanwhile) {
        whileRefusing("INSERT", "NEW.text = '" + text + "'", meanwhile);
    }

    /**
     * Meanwhile the database refuses to store some messages.
     *
     * @param deed INSERT or UPDATE
     */
    public void whileRefusing(String deed, String condition, Runnable meanwhile) {
        define("CREATE OR REPLACE TRIGGER refusing BEFORE " + deed + " ON message FOR EACH ROW IF " + condition
                + " THEN SIGNAL SQLSTATE '45000'; END IF");
        try {
            meanwhile.run();
        } finally {
            define("DROP TRIGGER refusing");
        }
    }

    /** Meanwhile the database refuses to store messages with this text, and quotes it, as it does where a row does not fit. */
    public void whileQuoting(String text, Runnable meanwhile) {
        define("CREATE OR REPLACE TRIGGER quoting BEFORE INSERT ON message FOR EACH ROW BEGIN"
                + " DECLARE words VARCHAR(128) DEFAULT CONCAT('not ', LEFT(NEW.text, 100));"
                + " IF NEW.text = '" + text + "' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = words; END IF; END");
        try {
            meanwhile.run();
        } finally {
            define("DROP TRIGGER quoting");
        }
    }

    /** Meanwhile a transaction of somebody else holds what this query finds. */
    public void whileLocked(String sql, Object value, Runnable meanwhile) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(sql + " FOR UPDATE")) {
            connection.setAutoCommit(false);
            statement.setObject(1, value);
            if (!statement.executeQuery().next()) {
                throw new IllegalStateException("nothing to lock: " + sql);
            }
            meanwhile.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * A login as the right password opens one, without the second that checking it costs.
     *
     * @return what its cookie holds
     */
    public String openLogin(String login) {
        TokenSecret secret = TokenSecret.random();
        change(
                "INSERT INTO access_token (id, agent_id, kind, name, token_hash, created_at, last_used_at, expires_at,"
                        + " idle_ends_at) SELECT ?, id, 'SESSION', 'a test', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3) + INTERVAL 12 HOUR, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR FROM agent WHERE login = ?",
                TokenId.next().value(),
                secret.hash(),
                login);
        return secret.text();
    }

    /** What was done can be taken back for ten seconds; a busy machine may need longer for what comes before. */
    public void leaveTimeToUndo(String conversation) {
        change(
                "UPDATE conversation SET undo_until = undo_until + INTERVAL 1 MINUTE WHERE id = ?",
                ConversationId.parse(conversation).orElseThrow().value());
    }

    /** Who has failed too often is blocked for seconds only; a busy machine may need longer for what is tried meanwhile. */
    public void leaveTimeWhileBlocked() {
        change(
                "UPDATE sign_in_counter SET blocked_until = blocked_until + INTERVAL 1 MINUTE WHERE blocked_until IS NOT NULL");
    }

    /** As if nobody had ever failed to sign in. */
    public void forgetFailedSignIns() {
        define("DELETE FROM sign_in_counter");
    }

    /** As if nothing had ever come that cannot be read. */
    public void forgetParked() {
        define("DELETE FROM delivery WHERE state = 'PARKED'");
    }

    /** As if all conversations that began after this one had come to an end: lists are as short as they were then. */
    public void completeAfter(long conversation) {
        all("SELECT id FROM conversation WHERE id > ? AND status = 'OPEN' AND department_id IS NOT NULL", conversation)
                .forEach(id -> change(
                        "UPDATE conversation SET status = 'COMPLETED', completed_at = UTC_TIMESTAMP(3), version = version + 1"
                                + " WHERE id = ?",
                        id));
    }

    /** As if nothing were to be sent once more: a later attempt would use up what a test prepares for a message of its own. */
    public void forgetLaterAttempts() {
        List<Object[]> later = all(
                        "SELECT message_id FROM outbox WHERE state = 'QUEUED' AND next_at > UTC_TIMESTAMP(3) + INTERVAL 1 SECOND")
                .stream()
                .map(message -> new Object[] {message})
                .toList();
        if (!later.isEmpty()) {
            changeAll("DELETE FROM outbox WHERE message_id = ?", later);
        }
    }

    /** As if WhatsApp had never stopped a number. */
    public void letNumbersRun() {
        define("UPDATE business_number SET stopped_code = NULL, stopped_at = NULL, tried_at = NULL");
    }

    /** Somebody has seen to everything: no bar is above the pages. */
    public void seeToNotices() {
        define("UPDATE notice SET acknowledged_at = UTC_TIMESTAMP(3) WHERE acknowledged_at IS NULL");
    }

    /** What a migration changes in the rows, once more; the tables stay as they are. */
    public void migrateAgain(String name) {
        Path file = Path.of(
                System.getProperty("bandeja.root"),
                "persistence-module/src/main/resources/db/migration",
                name + ".sql");
        try {
            for (String statement : Files.readString(file).split(";\\s*\n")) {
                if (CHANGES_ROWS.matcher(statement).find()) {
                    define(statement);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void define(String sql) {
        with(sql, PreparedStatement::execute);
    }

    public long count(String sql, Object... values) {
        return Long.parseLong(all(sql, values).get(0));
    }

    /** How often a message of WhatsApp is stored. */
    public long messages(String whatsappId) {
        return count("SELECT COUNT(*) FROM message WHERE whatsapp_id = ?", whatsappId);
    }

    /** Everything that was delivered has been looked at. */
    public void awaitProcessed() {
        Eventually.holds(
                "all deliveries are processed",
                () -> count("SELECT COUNT(*) FROM delivery WHERE state = 'PENDING'") == 0);
    }

    /** Whatever may leave a number now has left it; what waits for a time, or for something else, goes on waiting. */
    void awaitSent(String phoneNumberId) {
        Eventually.holds(
                "what was to be sent has been sent",
                () -> count(
                                "SELECT COUNT(*) FROM outbox o JOIN business_number n ON n.id = o.number_id"
                                        + " WHERE n.phone_number_id = ? AND n.stopped_code IS NULL AND (o.state = 'SENDING'"
                                        + " OR o.state = 'QUEUED' AND o.next_at <= UTC_TIMESTAMP(3) AND NOT EXISTS"
                                        + " (SELECT 1 FROM outbox b WHERE b.conversation_id = o.conversation_id AND b.seq < o.seq"
                                        + " AND (b.state IN ('QUEUED', 'SENDING') OR b.next_at > UTC_TIMESTAMP(3))))",
                                phoneNumberId)
                        == 0);
    }

    /** Nobody is reading templates from WhatsApp, or will, before something is told of one or somebody wants it. */
    public void leaveTemplatesUnread() {
        Eventually.holds("no templates are being read", () -> {
            define("UPDATE template_sync SET next_at = UTC_TIMESTAMP(3) + INTERVAL 1 DAY, wanted_at = NULL"
                    + " WHERE claimed_at IS NULL");
            return count("SELECT COUNT(*) FROM template_sync WHERE claimed_at IS NOT NULL"
                            + " OR next_at < UTC_TIMESTAMP(3) + INTERVAL 1 HOUR")
                    == 0;
        });
    }
}
