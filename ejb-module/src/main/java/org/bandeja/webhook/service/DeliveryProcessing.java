package org.bandeja.webhook.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.bandeja.conversation.service.AlterationDesk;
import org.bandeja.conversation.service.MessageArrived;
import org.bandeja.conversation.service.Reception;
import org.bandeja.health.service.Meters;
import org.bandeja.notice.service.AccountNews;
import org.bandeja.outbox.service.StatusDesk;
import org.bandeja.trace.model.Trace;
import org.bandeja.trace.model.Wordless;
import org.bandeja.webhook.model.Deliveries;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.rules.Workload;
import org.bandeja.whatsapp.rules.UnreadableDelivery;
import org.bandeja.whatsapp.service.NumberAccounts;
import org.jboss.logging.Logger;

/**
 * Turns deliveries into messages. The deliveries of a round are locked while their pieces are processed, in
 * transactions of their own; should this node die, the locks go with it and another round starts over, where what was
 * stored already is passed over.
 */
@Stateless
@PermitAll
public class DeliveryProcessing {
    private static final Logger LOG = Logger.getLogger(DeliveryProcessing.class);
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** Customers that share a transaction. */
    private static final int TOGETHER = 25;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryReader reader;

    @Inject
    Reception reception;

    @Inject
    AlterationDesk alterations;

    @Inject
    StatusDesk statuses;

    @Inject
    AccountNews accounts;

    @Inject
    NumberAccounts numbers;

    @Inject
    Clock clock;

    @Inject
    Meters meters;

    /** Work for one transaction, and its parts for when it fails; the smallest is what came with one delivery. */
    private record Piece(Runnable whole, List<Piece> parts, OptionalLong delivery) {
        private Piece(Runnable whole, List<Piece> parts) {
            this(whole, parts, OptionalLong.empty());
        }

        private Piece(Runnable whole, long delivery) {
            this(whole, List.of(), OptionalLong.of(delivery));
        }
    }

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
        Map<Long, String> failures = new ConcurrentHashMap<>();
        List<Delivery> readable = readable(due, work, leftAside);
        // Messages first: what follows may be about one that its batch brings.
        process(together(work.messages()), hands, failures);
        process(pieces(work.alterations(), alterations::apply), hands, failures);
        process(pieces(work.statuses(), statuses::apply), hands, failures);
        process(pieces(work.accounts(), accounts::apply), hands, failures);
        leftAside.values().forEach(read -> numbers.belong(read.accounts()));
        conclude(readable, leftAside, failures);
        return due.size();
    }

    private List<Delivery> readable(List<Delivery> due, Workload work, Map<Long, DeliveryReader.LeftAside> leftAside) {
        List<Delivery> readable = new ArrayList<>(due.size());
        for (Delivery delivery : due) {
            Trace.during(Trace.ofDelivery(delivery.id()), () -> {
                if (isRead(delivery, work, leftAside)) {
                    readable.add(delivery);
                }
            });
        }
        return readable;
    }

    private boolean isRead(Delivery delivery, Workload work, Map<Long, DeliveryReader.LeftAside> leftAside) {
        try {
            leftAside.put(delivery.id(), reader.read(delivery, work));
            return true;
        } catch (UnreadableDelivery e) {
            LOG.warnf("delivery %d cannot be read and is parked: %s", delivery.id(), e.getMessage());
            delivery.park(e.getMessage(), clock.instant());
        } catch (RuntimeException e) {
            LOG.errorf(Wordless.of(e), "delivery %d could not be read", delivery.id());
            delivery.failed(reason(e), clock.instant());
        }
        count(delivery);
        return false;
    }

    private void conclude(
            List<Delivery> readable, Map<Long, DeliveryReader.LeftAside> leftAside, Map<Long, String> failures) {
        Instant now = clock.instant();
        readable.forEach(delivery -> Trace.during(Trace.ofDelivery(delivery.id()), () -> {
            conclude(delivery, leftAside.get(delivery.id()), failures.get(delivery.id()), now);
            count(delivery);
        }));
    }

    private static void conclude(Delivery delivery, DeliveryReader.LeftAside aside, String failure, Instant now) {
        if (failure == null && aside.messageUnreadable()) {
            LOG.warnf("delivery %d holds an unreadable message and is parked", delivery.id());
            delivery.park(aside.words(), now);
        } else if (failure == null) {
            delivery.done(aside.words(), now);
            Trace.tell(
                    "delivery %d is done, %d ms after it came",
                    delivery.id(), Duration.between(delivery.receivedAt(), now).toMillis());
        } else {
            delivery.failed(failure, now);
            LOG.warnf("delivery %d failed (attempt %d): %s", delivery.id(), delivery.attempts(), failure);
        }
    }

    private void count(Delivery delivery) {
        String outcome = delivery.state() == Delivery.State.PENDING
                ? "failed"
                : delivery.state().name().toLowerCase(Locale.ROOT);
        meters.processed(outcome, Duration.between(delivery.receivedAt(), clock.instant()));
    }

    /** Several customers share a transaction: most of its price is paid once. */
    private List<Piece> together(List<Workload.Piece<MessageArrived>> customers) {
        return IntStream.iterate(0, from -> from < customers.size(), from -> from + TOGETHER)
                .mapToObj(from -> customers.subList(from, Math.min(from + TOGETHER, customers.size())))
                .map(some -> new Piece(
                        () -> reception.receive(
                                some.stream().map(Workload.Piece::items).toList()),
                        some.stream().map(this::piece).toList()))
                .toList();
    }

    private Piece piece(Workload.Piece<MessageArrived> customer) {
        return piece(customer, messages -> reception.receive(List.of(messages)));
    }

    private static <T> List<Piece> pieces(List<Workload.Piece<T>> work, Consumer<List<T>> step) {
        return work.stream().map(piece -> piece(piece, step)).toList();
    }

    private static <T> Piece piece(Workload.Piece<T> work, Consumer<List<T>> step) {
        String first = Trace.ofDelivery(work.deliveries().get(0));
        return new Piece(
                () -> Trace.during(first, () -> step.accept(work.items())),
                parts(
                        work.deliveries(),
                        delivery -> Trace.during(Trace.ofDelivery(delivery), () -> step.accept(work.of(delivery)))));
    }

    private static List<Piece> parts(List<Long> deliveries, LongConsumer part) {
        return deliveries.stream()
                .distinct()
                .map(delivery -> new Piece(() -> part.accept(delivery), delivery))
                .toList();
    }

    private static void process(List<Piece> pieces, Executor hands, Map<Long, String> failures) {
        CompletableFuture<?>[] all = pieces.stream()
                .map(piece -> CompletableFuture.runAsync(() -> process(piece, failures), hands))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a piece was broken off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while processing deliveries", e);
        }
    }

    /** One bad message must not hold back its neighbours: what fails as a whole is tried part by part. */
    private static void process(Piece piece, Map<Long, String> failures) {
        try {
            piece.whole().run();
        } catch (RuntimeException e) {
            piece.delivery()
                    .ifPresentOrElse(
                            delivery -> failures.put(delivery, reason(e)),
                            () -> piece.parts().forEach(part -> process(part, failures)));
        }
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
