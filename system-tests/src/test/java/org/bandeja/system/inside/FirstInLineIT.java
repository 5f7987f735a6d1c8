package org.bandeja.system.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.service.Reception;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.service.ChannelDesk;
import org.bandeja.outbox.service.OutboxDesk;
import org.bandeja.routing.model.NumberId;
import org.bandeja.system.installation.OnSharedInstallation;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who stands first in line: the query that the sender asks, for a number and a time that nobody else has. */
@OnSharedInstallation
@ExtendWith(ArquillianExtension.class)
class FirstInLineIT {
    private static final int TOKEN = 190;

    @Inject
    Reception reception;

    @Inject
    Outbox outbox;

    @Inject
    OutboxDesk desk;

    @Inject
    ChannelDesk channels;

    @Inject
    UserTransaction transaction;

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    private final List<MessageId> made = new ArrayList<>();
    private long number;
    private String phoneNumberId;

    @Deployment
    static EnterpriseArchive application() {
        return Inside.with(FirstInLineIT.class, Acting.class);
    }

    /** The server's own sender must not take what is looked at: everything is due in a time to come, and the question is asked for then. */
    private final Instant then = Instant.now().plusSeconds(3_600);

    /** Of its own: of a stopped number one message is tried, whoever else waits there. */
    @BeforeEach
    void aNumber() throws SQLException {
        DepartmentId department = DepartmentId.next();
        NumberId id = NumberId.next();
        number = id.value();
        // The last of all numbers, so that no other test takes it for one of the demo's.
        phoneNumberId = "zz" + id.text();
        tables().change(
                        "INSERT INTO department (id, name) VALUES (?, ?)",
                        department.value(),
                        "In line " + department.text());
        tables().change(
                        "INSERT INTO business_number (id, phone_number_id, display_phone_number, name, route_department_id)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        number,
                        phoneNumberId,
                        phoneNumberId,
                        phoneNumberId,
                        department.value());
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        for (MessageId message : made) {
            tables().change("DELETE FROM outbox WHERE message_id = ?", message.value());
            tables().change("UPDATE message SET status = 'DISMISSED' WHERE id = ?", message.value());
        }
        try (Connection connection = database.getConnection()) {
            Tables.change(
                    connection,
                    "UPDATE business_number SET stopped_code = NULL, stopped_at = NULL, tried_at = NULL WHERE id = ?",
                    number);
        }
    }

    @Test
    void onlyTheFirstOfAConversationStandsInLineAndTheLongestWaitingLeads() throws Exception {
        long chatty = conversation();
        long quiet = conversation();
        MessageId first = queued(chatty, 0);
        MessageId second = queued(chatty, 0);
        MessageId single = queued(quiet, 10);
        assertEquals(List.of(first, single), mine());
        outbox(() -> outbox.remove(outbox.lock(first).orElseThrow(), then.plusSeconds(20)));
        made.remove(first);
        assertEquals(List.of(single), mineAt(then.plusSeconds(19)));
        assertEquals(List.of(single, second), mineAt(then.plusSeconds(20)));
    }

    @Test
    void seventyWhoseCustomersHaveGotEnoughAreNotInTheWayOfOneWhoIsNew() throws Exception {
        List<MessageId> enough = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            enough.add(queued(conversation(), 0));
        }
        MessageId fresh = queued(conversation(), 5);
        outbox(() -> enough.forEach(message -> outbox.postpone(message, then.plusSeconds(600))));
        assertEquals(List.of(fresh), mineAt(then.plusSeconds(5)));
        assertEquals(71, mineAt(then.plusSeconds(601)).size());
    }

    @Test
    void aStoppedNumberIsTriedByOneAndAtOnceWhenAnAdministratorSaysSo() throws Exception {
        MessageId first = queued(conversation(), 0);
        queued(conversation(), 1);
        tables().change(
                        "UPDATE business_number SET stopped_code = ?, stopped_at = ?, tried_at = NULL WHERE id = ?",
                        TOKEN,
                        java.sql.Timestamp.from(then),
                        number);
        assertTrue(mineAt(then.plusSeconds(59)).isEmpty());
        List<Outbox.Due> trial = due(then.plusSeconds(61));
        assertEquals(List.of(first), trial.stream().map(Outbox.Due::message).toList());
        assertTrue(trial.get(0).trial());
        String administrator = tables().text("SELECT login FROM agent WHERE administrator AND NOT disabled LIMIT 1");
        String tried = undone(() -> {
            Acting.asAdministrator(administrator, () -> {
                channels.tryNow(new NumberId(number));
                return null;
            });
            // What is asked now is asked of what was changed. Were that there to stay, the sender would try it at once.
            outbox.earliest(then);
            return tables().text(
                            "SELECT COUNT(*) FROM business_number WHERE id = ? AND stopped_code = ? AND tried_at <= ?",
                            number,
                            TOKEN,
                            java.sql.Timestamp.from(Instant.now().minusSeconds(50)));
        });
        assertEquals("1", tried);
    }

    @Test
    void aNumberWithoutMessagesRunsWhenAnAdministratorSaysSo() throws Exception {
        tables().change(
                        "UPDATE business_number SET stopped_code = ?, stopped_at = UTC_TIMESTAMP(3) WHERE id = ?",
                        TOKEN,
                        number);
        String administrator = tables().text("SELECT login FROM agent WHERE administrator AND NOT disabled LIMIT 1");
        Acting.asAdministrator(administrator, () -> {
            channels.tryNow(new NumberId(number));
            return null;
        });
        assertEquals(
                "1",
                tables().text(
                                "SELECT COUNT(*) FROM business_number WHERE id = ? AND stopped_code IS NULL AND tried_at IS NULL",
                                number));
    }

    private List<MessageId> mine() throws Exception {
        return mineAt(then.plusSeconds(10));
    }

    private List<MessageId> mineAt(Instant time) throws Exception {
        return due(time).stream().map(Outbox.Due::message).toList();
    }

    private List<Outbox.Due> due(Instant time) throws Exception {
        return undone(() -> outbox.due(time, 600).stream()
                .filter(due -> made.contains(due.message()))
                .toList());
    }

    /** In a transaction of which nothing is left. */
    private <T> T undone(Callable<T> deed) throws Exception {
        transaction.begin();
        try {
            return deed.call();
        } finally {
            transaction.rollback();
        }
    }

    private void outbox(Runnable deed) throws Exception {
        transaction.begin();
        try {
            deed.run();
        } finally {
            transaction.commit();
        }
    }

    private long conversation() throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phoneNumberId, phone))));
        return tables().conversationWith(phone);
    }

    /** @param seconds after {@link #then} it may leave */
    private MessageId queued(long conversation, int seconds) throws SQLException {
        MessageId message = MessageId.next();
        try (Connection connection = database.getConnection()) {
            Tables.change(connection, "UPDATE conversation SET last_seq = last_seq + 1 WHERE id = ?", conversation);
            Tables.change(
                    connection,
                    "INSERT INTO message (id, conversation_id, number_id, seq, direction, type, text, at, received_at,"
                            + " status) SELECT ?, id, number_id, last_seq, 'OUT', 'text', 'in line',"
                            + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'QUEUED' FROM conversation WHERE id = ?",
                    message.value(),
                    conversation);
            Tables.change(
                    connection,
                    "INSERT INTO outbox (message_id, conversation_id, number_id, seq, state, attempts, next_at, created_at)"
                            + " SELECT id, conversation_id, number_id, seq, 'QUEUED', 0, ?, at FROM message WHERE id = ?",
                    java.sql.Timestamp.from(then.plusSeconds(seconds)),
                    message.value());
        }
        made.add(message);
        return message;
    }

    private Tables tables() {
        return new Tables(database);
    }
}
