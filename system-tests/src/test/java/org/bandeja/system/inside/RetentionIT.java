package org.bandeja.system.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bandeja.conversation.service.Reception;
import org.bandeja.retention.service.Retention;
import org.bandeja.system.installation.OnSharedInstallation;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept for a time only goes when that is over, an hour before it is still there; what has to stay stays. */
@OnSharedInstallation
@ExtendWith(ArquillianExtension.class)
class RetentionIT {
    private static final String SOMEBODY = "(SELECT MIN(id) FROM agent)";

    /** What is kept how long; the values with the time and a mark of 32 characters, twice in a hash. */
    private record Kept(String table, String mark, int hours, String columns, String values) {}

    private static final List<Kept> KEPT = List.of(
            new Kept("inbox_event", "type", 7 * 24, "at, type", "%time, '%mark'"),
            new Kept(
                    "unmatched_status",
                    "whatsapp_id",
                    7 * 24,
                    "received_at, whatsapp_id, phone_number_id, status, at",
                    "%time, '%mark', '1', 'SENT', %time"),
            new Kept(
                    "idempotency_key",
                    "name",
                    24,
                    "created_at, name, agent_id, request_hash, message_id",
                    "%time, '%mark', " + SOMEBODY + ", 'x', 1"),
            new Kept(
                    "access_token",
                    "name",
                    7 * 24,
                    "expires_at, name, id, agent_id, kind, token_hash, created_at",
                    "%time, '%mark', %id, " + SOMEBODY + ", 'SESSION', '%mark%mark', %time"),
            new Kept(
                    "sign_in_counter", "subject", 25, "last_at, subject, kind, failures", "%time, '%mark', 'LOGIN', 1"),
            new Kept(
                    "known_device",
                    "device_hash",
                    365 * 24,
                    "last_used_at, device_hash, agent_id",
                    "%time, '%mark', " + SOMEBODY),
            new Kept(
                    "delivery",
                    "reason",
                    30 * 24,
                    "received_at, reason, body, state, next_at",
                    "%time, '%mark', '{}', 'DONE', %time"),
            new Kept(
                    "audit_record",
                    "detail",
                    730 * 24,
                    "at, detail, id, action, object_type",
                    "%time, '%mark', %id, 'OLD', 'nothing'"),
            new Kept(
                    "invitation",
                    "token_hash",
                    30 * 24,
                    "expires_at, token_hash, id, purpose, created_at",
                    "%time, '%mark', %id, 'RESET', %time"));

    private static final List<Kept> STAYING = List.of(
            new Kept(
                    "access_token",
                    "name",
                    7 * 24,
                    "expires_at, name, id, agent_id, kind, token_hash, created_at",
                    "%time, '%mark', %id, " + SOMEBODY + ", 'PERSONAL', '%mark%mark', %time"),
            new Kept(
                    "delivery",
                    "reason",
                    30 * 24,
                    "received_at, reason, body, state, next_at",
                    "%time, '%mark', '{}', 'PARKED', %time"));

    @Inject
    Retention retention;

    @Inject
    Reception reception;

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @Deployment
    static EnterpriseArchive application() {
        return Inside.with(RetentionIT.class, Kept.class);
    }

    @Test
    void whoWasTypingIsForgottenAfterAMinute() throws SQLException {
        long mark = System.nanoTime();
        event("conversation.typing", 120, mark);
        event("conversation.typed", 120, mark);
        event("conversation.typing", 5, mark);
        event("contact.changed", 120, mark);
        retention.forget();
        assertEquals(
                List.of("contact.changed", "conversation.typing"),
                tables().texts("SELECT type FROM inbox_event WHERE message_id = ? ORDER BY type", mark));
    }

    private void event(String type, int secondsAgo, long mark) throws SQLException {
        tables().change(
                        "INSERT INTO inbox_event (at, type, agent_id, message_id)"
                                + " SELECT UTC_TIMESTAMP(3) - INTERVAL ? SECOND, ?, MIN(id), ? FROM agent",
                        secondsAgo,
                        type,
                        mark);
    }

    @Test
    void whatIsKeptForATimeGoesAfterIt() throws SQLException {
        String old = mark();
        String young = mark();
        for (Kept kept : KEPT) {
            insert(kept, kept.hours() + 1, old);
            insert(kept, kept.hours() - 1, young);
        }
        retention.forget();
        for (Kept kept : KEPT) {
            assertEquals(0, count(kept, old), kept.table());
            assertEquals(1, count(kept, young), kept.table());
        }
    }

    @Test
    void whatIsParkedOrAProgramsStaysHoweverOldItIs() throws SQLException {
        String old = mark();
        for (Kept kept : STAYING) {
            insert(kept, kept.hours() + 1, old);
        }
        retention.forget();
        for (Kept kept : STAYING) {
            assertEquals(1, count(kept, old), kept.table());
            tables().change("DELETE FROM " + kept.table() + " WHERE " + kept.mark() + " = ?", old);
        }
    }

    /** So old that nothing else is. */
    @Test
    void oldMessagesGoWithTheirFilesAndTheConversationStays() throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phone))));
        long conversation = tables().conversationWith(phone);
        long message =
                Long.parseLong(tables().text("SELECT MIN(id) FROM message WHERE conversation_id = ?", conversation));
        long file = System.nanoTime();
        tables().change(
                        "INSERT INTO media (id, public_id, state, voice, animated, sha256, mime, size, created_at)"
                                + " VALUES (?, ?, 'THERE', FALSE, FALSE, ?, 'image/png', 1, '1971-01-01')",
                        file,
                        mark().substring(0, 22),
                        mark() + mark());
        tables().change("UPDATE message SET media_id = ? WHERE id = ?", file, message);
        tables().change(
                        "UPDATE conversation SET status = 'COMPLETED', completed_at = '1971-01-01', version = version + 1"
                                + " WHERE id = ?",
                        conversation);
        keep("MESSAGES", "20000");
        try {
            retention.forget();
        } finally {
            keep("MESSAGES", null);
        }
        assertEquals("0", tables().text("SELECT COUNT(*) FROM message WHERE conversation_id = ?", conversation));
        assertEquals("0", tables().text("SELECT COUNT(*) FROM media WHERE id = ?", file));
        assertEquals(
                "1",
                tables().text(
                                "SELECT COUNT(*) FROM conversation WHERE id = ? AND messages_removed_at IS NOT NULL"
                                        + " AND kept_since IS NULL AND inbound_count = 1 AND last_message_id IS NULL",
                                conversation));
        assertEquals(
                "1",
                tables().text(
                                "SELECT COUNT(*) FROM timeline_entry WHERE conversation_id = ? AND action = 'ROUTED'",
                                conversation));
    }

    @Test
    void openConversationsKeepTheirMessages() throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phone))));
        long conversation = tables().conversationWith(phone);
        keep("MESSAGES", "20000");
        try {
            retention.forget();
        } finally {
            keep("MESSAGES", null);
        }
        assertEquals("1", tables().text("SELECT COUNT(*) FROM message WHERE conversation_id = ?", conversation));
    }

    @Test
    void oldFilesGoAndSayWhy() throws SQLException {
        long file = System.nanoTime();
        String hash = mark() + mark();
        tables().change(
                        "INSERT INTO media (id, public_id, state, name, voice, animated, sha256, mime, size, created_at)"
                                + " VALUES (?, ?, 'THERE', 'passport.png', FALSE, FALSE, ?, 'image/png', 1, '1971-01-01')",
                        file,
                        mark().substring(0, 22),
                        hash);
        keep("MEDIA", "20000");
        try {
            retention.forget();
        } finally {
            keep("MEDIA", null);
        }
        assertEquals(
                "1",
                tables().text(
                                "SELECT COUNT(*) FROM media WHERE id = ? AND state = 'GONE' AND trouble = 'NOT_KEPT'"
                                        + " AND sha256 IS NULL AND name IS NULL",
                                file));
    }

    @Test
    void dialogsThatAreOverGoAndOthersStay() throws SQLException {
        long attendant = System.nanoTime();
        tables().change("INSERT INTO auto_attendant (id, name) VALUES (?, ?)", attendant, mark());
        long ended = dialog(attendant, "ENDED", 8);
        long young = dialog(attendant, "ENDED", 6);
        long talking = dialog(attendant, "TALKING", 8);
        long waiting = dialog(attendant, "LED", 8);
        long done = dialog(attendant, "LED", 8);
        tables().change(
                        "UPDATE conversation SET status = 'COMPLETED', completed_at = NOW(3), version = version + 1"
                                + " WHERE id = ?",
                        done);
        retention.forget();
        assertEquals(
                Stream.of(young, talking, waiting).map(String::valueOf).sorted().toList(),
                tables()
                        .texts("SELECT conversation_id FROM attendant_dialog WHERE attendant_id = ?", attendant)
                        .stream()
                        .sorted()
                        .toList(),
                ended + " and " + done + " are over");
    }

    /** @return its conversation */
    private long dialog(long attendant, String state, int days) throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phone))));
        long conversation = tables().conversationWith(phone);
        tables().change(
                        "INSERT INTO attendant_dialog (conversation_id, attendant_id, number, state, path, heard_seq, began_at)"
                                + " VALUES (?, ?, 1, ?, '', 1, UTC_TIMESTAMP(3) - INTERVAL ? DAY)",
                        conversation,
                        attendant,
                        state,
                        days);
        return conversation;
    }

    @Test
    void whatWasSaidByItselfGoesWithItsWindow() throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phone))));
        long conversation = tables().conversationWith(phone);
        for (String until : List.of(
                "'AWAY', UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE", "'GREETING', UTC_TIMESTAMP(3) + INTERVAL 1 HOUR")) {
            tables().change(
                            "INSERT INTO auto_text_said (number_id, contact_id, kind, until)"
                                    + " SELECT number_id, contact_id, " + until + " FROM conversation WHERE id = ?",
                            conversation);
        }
        retention.forget();
        assertEquals(
                List.of("GREETING"),
                tables().texts(
                                "SELECT s.kind FROM auto_text_said s JOIN conversation c ON c.contact_id = s.contact_id"
                                        + " WHERE c.id = ?",
                                conversation));
    }

    /** @param days null: as if nobody had said anything */
    private void keep(String what, String days) throws SQLException {
        if (days == null) {
            tables().change("DELETE FROM retention_rule WHERE what = ?", what);
        } else if (tables().texts("SELECT what FROM retention_rule WHERE what = ?", what)
                .isEmpty()) {
            tables().change(
                            "INSERT INTO retention_rule (what, days, changed_at, changed_by) VALUES (?, ?, NOW(3), "
                                    + SOMEBODY + ")",
                            what,
                            Integer.valueOf(days));
        } else {
            tables().change("UPDATE retention_rule SET days = ? WHERE what = ?", Integer.valueOf(days), what);
        }
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void insert(Kept kept, int hours, String mark) throws SQLException {
        String values = kept.values()
                .replace("%time", "UTC_TIMESTAMP(3) - INTERVAL " + hours + " HOUR")
                .replace("%id", String.valueOf(System.nanoTime()))
                .replace("%mark", mark);
        tables().change("INSERT INTO " + kept.table() + " (" + kept.columns() + ") SELECT " + values);
    }

    private Tables tables() {
        return new Tables(database);
    }

    private int count(Kept kept, String mark) throws SQLException {
        return Integer.parseInt(
                tables().text("SELECT COUNT(*) FROM " + kept.table() + " WHERE " + kept.mark() + " = ?", mark));
    }
}
