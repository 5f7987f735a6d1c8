package org.bandeja.system.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.service.Reception;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.outbox.service.OutboxDesk;
import org.bandeja.outbox.service.StatusDesk;
import org.bandeja.routing.model.NumberId;
import org.bandeja.system.installation.OnSharedInstallation;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A status without our callback data that comes in the very moment in which we learn the message's name finds its message. */
@OnSharedInstallation
@ExtendWith(ArquillianExtension.class)
class StatusRaceIT {
    private static final int TRIES = 20;

    @Inject
    Reception reception;

    @Inject
    StatusDesk statuses;

    @Inject
    OutboxDesk outbox;

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
    ManagedThreadFactory threads;

    @Deployment
    static EnterpriseArchive application() {
        return Inside.with(StatusRaceIT.class);
    }

    @Test
    void aStatusBetweenTheNameAndItsCommitFindsItsMessage() throws Exception {
        Outbox.Due due = beingSent();
        String wamid = "wamid." + UUID.randomUUID();
        ExecutorService pool = Executors.newSingleThreadExecutor(threads);
        try (Connection naming = database.getConnection()) {
            naming.setAutoCommit(false);
            Tables.change(
                    naming,
                    "UPDATE message SET whatsapp_id = ? WHERE id = ?",
                    wamid,
                    due.message().value());
            ReportedStatus delivered = delivered(wamid);
            Future<?> status = pool.submit(() -> again(() -> statuses.apply(List.of(delivered))));
            awaitKept(wamid);
            naming.commit();
            status.get();
        } finally {
            pool.shutdownNow();
        }
        assertSettled(due, wamid);
    }

    @Test
    void aStatusAndTheEndOfTheCallAtTheSameMomentSettleTheMessage() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2, threads);
        try {
            for (int round = 0; round < 60; round++) {
                Outbox.Due due = beingSent();
                String wamid = "wamid." + UUID.randomUUID();
                ReportedStatus delivered = delivered(wamid);
                CountDownLatch start = new CountDownLatch(2);
                Future<?> call =
                        pool.submit(() -> atOnce(start, () -> outbox.conclude(due, new SendResult.Accepted(wamid))));
                Future<?> status = pool.submit(() -> atOnce(start, () -> statuses.apply(List.of(delivered))));
                call.get();
                status.get();
                assertSettled(due, wamid);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Void atOnce(CountDownLatch start, Runnable deed) throws InterruptedException {
        start.countDown();
        start.await();
        again(deed);
        return null;
    }

    /** As the workers do it, who come back until it is done: what lost against another transaction is done again. */
    private static void again(Runnable deed) {
        for (int tries = 1; ; tries++) {
            try {
                deed.run();
                return;
            } catch (RuntimeException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private ReportedStatus delivered(String wamid) throws SQLException {
        return new ReportedStatus(
                tables().number(),
                wamid,
                MessageStatus.DELIVERED,
                Instant.now(),
                Optional.empty(),
                OptionalInt.empty(),
                "",
                Optional.empty(),
                Optional.empty());
    }

    private void assertSettled(Outbox.Due due, String wamid) throws SQLException {
        assertEquals(
                "DELIVERED",
                tables().text(
                                "SELECT status FROM message WHERE id = ?",
                                due.message().value()));
        assertEquals("0", tables().text("SELECT COUNT(*) FROM unmatched_status WHERE whatsapp_id = ?", wamid));
    }

    /** The status stands in the database, committed or not. */
    private void awaitKept(String wamid) throws SQLException {
        try (Connection looking = database.getConnection()) {
            looking.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            Instant end = Instant.now().plusSeconds(60);
            while (Tables.texts(looking, "SELECT COUNT(*) FROM unmatched_status WHERE whatsapp_id = ?", wamid)
                    .equals(List.of("0"))) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the status was not kept");
                }
                Thread.onSpinWait();
            }
        }
    }

    /** A message of which WhatsApp was just told; nobody knows its name yet. */
    private Outbox.Due beingSent() throws SQLException {
        String phone = Tables.newPhone();
        reception.receive(List.of(List.of(tables().hello(phone))));
        long conversation = tables().conversationWith(phone);
        MessageId message = MessageId.next();
        try (Connection connection = database.getConnection()) {
            Tables.change(connection, "UPDATE conversation SET last_seq = last_seq + 1 WHERE id = ?", conversation);
            Tables.change(
                    connection,
                    "INSERT INTO message (id, conversation_id, number_id, seq, direction, type, text, at, received_at,"
                            + " status, attempts) SELECT ?, id, number_id, last_seq, 'OUT', 'text', 'racing',"
                            + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'QUEUED', 1 FROM conversation WHERE id = ?",
                    message.value(),
                    conversation);
            Tables.change(
                    connection,
                    "INSERT INTO outbox (message_id, conversation_id, number_id, seq, state, attempts, next_at,"
                            + " claimed_by, claimed_at, created_at) SELECT id, conversation_id, number_id, seq,"
                            + " 'SENDING', 1, at, 'the test', at, at FROM message WHERE id = ?",
                    message.value());
        }
        return new Outbox.Due(
                message,
                new ConversationId(conversation),
                new ContactId(Long.parseLong(
                        tables().text("SELECT contact_id FROM conversation WHERE id = ?", conversation))),
                new NumberId(
                        Long.parseLong(tables().text("SELECT number_id FROM message WHERE id = ?", message.value()))),
                80,
                false);
    }

    private Tables tables() {
        return new Tables(database);
    }
}
