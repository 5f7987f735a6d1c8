package org.bandeja.webhook.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.bandeja.conversation.service.Reception;
import org.bandeja.outbox.service.StatusDesk;
import org.bandeja.webhook.model.Deliveries;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.rules.Workload;
import org.bandeja.whatsapp.rules.UnreadableDelivery;
import org.jboss.logging.Logger;

/**
 * Turns deliveries into messages. The deliveries of a round are locked while their pieces are processed, each in a
 * transaction of its own; should this node die, the locks go with it and another round starts over, where what was
 * stored already is passed over.
 */
@Stateless
@PermitAll
public class DeliveryProcessing {
    private static final Logger LOG = Logger.getLogger(DeliveryProcessing.class);
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryReader reader;

    @Inject
    Reception reception;

    @Inject
    StatusDesk statuses;

    @Inject
    Clock clock;

    /** Work for one transaction, and how to do the part of it that came with one delivery. */
    private record Piece(FutureTask<Void> task, List<Long> deliveries, LongConsumer single) {}

    /**
     * One round over the oldest deliveries that are due.
     *
     * @param hands process the pieces at the same time
     * @return how many deliveries the round took
     */
    public int processDue(int most, Executor hands) {
        List<Delivery> due = deliveries.lockDue(clock.instant(), most, MOST_BYTES);
        if (due.isEmpty()) {
            return 0;
        }
        Workload work = new Workload();
        Map<Long, DeliveryReader.LeftAside> leftAside = new HashMap<>();
        Map<Long, String> failures = new HashMap<>();
        List<Delivery> readable = readable(due, work, leftAside);
        // Messages before statuses: a status may belong to a conversation that its batch begins.
        join(start(work.messages().stream().map(this::piece).toList(), hands), failures);
        join(start(work.statuses().stream().map(this::piece).toList(), hands), failures);
        conclude(readable, leftAside, failures);
        return due.size();
    }

    private List<Delivery> readable(List<Delivery> due, Workload work, Map<Long, DeliveryReader.LeftAside> leftAside) {
        List<Delivery> readable = new ArrayList<>(due.size());
        for (Delivery delivery : due) {
            try {
                leftAside.put(delivery.id(), reader.read(delivery, work));
                readable.add(delivery);
            } catch (UnreadableDelivery e) {
                LOG.warnf("delivery %d cannot be read and is parked: %s", delivery.id(), e.getMessage());
                delivery.park(e.getMessage(), clock.instant());
            } catch (RuntimeException e) {
                LOG.errorf(e, "delivery %d could not be read", delivery.id());
                delivery.failed(reason(e), clock.instant());
            }
        }
        return readable;
    }

    private void conclude(
            List<Delivery> readable, Map<Long, DeliveryReader.LeftAside> leftAside, Map<Long, String> failures) {
        Instant now = clock.instant();
        for (Delivery delivery : readable) {
            String failure = failures.get(delivery.id());
            DeliveryReader.LeftAside aside = leftAside.get(delivery.id());
            if (failure == null && aside.messageUnreadable()) {
                LOG.warnf("delivery %d holds an unreadable message and is parked", delivery.id());
                delivery.park(aside.words(), now);
            } else if (failure == null) {
                delivery.done(aside.words(), now);
            } else {
                delivery.failed(failure, now);
                LOG.warnf("delivery %d failed (attempt %d): %s", delivery.id(), delivery.attempts(), failure);
            }
        }
    }

    private Piece piece(Workload.MessagePiece piece) {
        return new Piece(
                new FutureTask<>(() -> reception.receive(piece.messages()), null),
                piece.deliveries(),
                delivery -> reception.receive(piece.of(delivery)));
    }

    private Piece piece(Workload.StatusPiece piece) {
        return new Piece(
                new FutureTask<>(() -> statuses.apply(piece.statuses()), null),
                piece.deliveries(),
                delivery -> statuses.apply(piece.of(delivery)));
    }

    private static List<Piece> start(List<Piece> pieces, Executor hands) {
        pieces.forEach(piece -> hands.execute(piece.task()));
        return pieces;
    }

    private static void join(List<Piece> pieces, Map<Long, String> failures) {
        for (Piece piece : pieces) {
            try {
                piece.task().get();
            } catch (ExecutionException e) {
                singly(piece, failures);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while processing deliveries", e);
            }
        }
    }

    /** One bad message must not hold back the deliveries that its neighbours came with. */
    private static void singly(Piece piece, Map<Long, String> failures) {
        piece.deliveries().stream().distinct().forEach(delivery -> {
            try {
                piece.single().accept(delivery);
            } catch (RuntimeException e) {
                failures.put(delivery, reason(e));
            }
        });
    }

    /** The innermost cause, by its kind only where its words might hold what somebody wrote. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof java.sql.SQLException sql) {
            return "database error " + sql.getErrorCode() + " (" + sql.getSQLState() + ")";
        }
        return root.getClass().getSimpleName();
    }
}
