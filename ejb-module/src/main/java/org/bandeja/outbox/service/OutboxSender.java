package org.bandeja.outbox.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.health.service.GraphSight;
import org.bandeja.health.service.Meters;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.MessageGateway;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.outbox.rules.RetrySchedule;
import org.bandeja.outbox.rules.SendRate;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.outbox.rules.Turn;
import org.bandeja.outbox.rules.Turns;
import org.bandeja.routing.model.NumberId;
import org.bandeja.trace.model.Trace;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.bandeja.worker.service.Node;
import org.jboss.logging.Logger;

/** Sends what agents have answered: at once, in order within a conversation, within WhatsApp's limits. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxSender {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class);
    private static final int A_ROUND = 600;
    private static final int HANDS = 64;
    private static final int AT_THE_DESK = 12;
    private static final long IDLE_HAND_SECONDS = 60;
    private static final int MOST_TRIES = 40;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);
    /** The gateway gives up after 20 seconds; a claim that is older is nobody's any more. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    OutboxDesk desk;

    @Inject
    SenderNumbers numbers;

    @Inject
    MessageGateway gateway;

    @Inject
    Node node;

    @Inject
    Clock clock;

    @Inject
    Meters meters;

    @Inject
    GraphSight sight;

    private final Turns turns = new Turns(HANDS, new SendRate());
    private final Semaphore places = new Semaphore(AT_THE_DESK);
    private ExecutorService hands;
    private Loop loop;
    private Loop sweeper;
    private boolean swept;

    @PostConstruct
    void start() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                HANDS, HANDS, IDLE_HAND_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        hands = pool;
        meters.doubted(0);
        sweeper = new Loop("clearing of doubtful messages", threads, this::sweep).start();
        loop = new Loop("sending", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
        sweeper.stop();
        hands.shutdown();
    }

    /** Something may leave. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxChanged change) {
        loop.wake();
    }

    private Duration round() {
        Duration wait = REST;
        Map<MessageId, Instant> postponed = new HashMap<>();
        for (Outbox.Due due : desk.due(A_ROUND)) {
            Instant now = clock.instant();
            Turn turn = turns.take(due, now);
            if (turn.kind() == Turn.Kind.NOW) {
                begin(due);
            } else if (turn.kind() == Turn.Kind.CUSTOMER_WAITS) {
                postponed.put(due.message(), now.plus(turn.after()));
            } else if (turn.kind() == Turn.Kind.NUMBER_WAITS && turn.after().compareTo(wait) < 0) {
                wait = turn.after();
            }
        }
        if (!postponed.isEmpty()) {
            desk.postpone(postponed);
        }
        return untilEarliest(wait);
    }

    private void begin(Outbox.Due due) {
        try {
            hands.execute(() -> Trace.during(Trace.ofMessage(due.message()), () -> send(due)));
        } catch (RuntimeException e) {
            turns.done(due);
            throw e;
        }
    }

    private Duration untilEarliest(Duration wait) {
        Instant now = clock.instant();
        return desk.earliest()
                .map(at -> Duration.between(now, at))
                .filter(left -> left.compareTo(Duration.ZERO) > 0 && left.compareTo(wait) < 0)
                .orElse(wait);
    }

    private void send(Outbox.Due due) {
        try {
            Optional<OutgoingMessage> outgoing = atTheDesk(() -> desk.claim(due, node.name()));
            if (outgoing.isPresent()) {
                Instant from = clock.instant();
                SendResult result = gateway.send(outgoing.get());
                Duration took = Duration.between(from, clock.instant());
                Trace.tell("WhatsApp was called, and after %d ms it was %s", took.toMillis(), outcome(result));
                heed(due, result);
                conclude(due, result);
                count(result, took);
            }
        } catch (RuntimeException e) {
            // The row stays as it is: queued, or in doubt after a while. Nothing is sent twice.
            if (DatabaseAway.isPassing(e)) {
                LOG.warnf(
                        "sending of message %s was interrupted, as the database was away or busy",
                        due.message().text());
            } else {
                LOG.errorf(
                        Wordless.of(e),
                        "sending of message %s was interrupted",
                        due.message().text());
            }
        } finally {
            turns.done(due);
            loop.wake();
        }
    }

    private void count(SendResult result, Duration took) {
        String errorClass = "none";
        if (result instanceof SendResult.Refused refused) {
            errorClass = ErrorCatalogue.of(refused.code()).errorClass().name();
        }
        if (result instanceof SendResult.Accepted || result instanceof SendResult.Refused) {
            sight.answered();
        } else {
            sight.silent();
        }
        meters.sent(outcome(result), errorClass, took);
    }

    private static String outcome(SendResult result) {
        if (result instanceof SendResult.Accepted) {
            return "accepted";
        }
        if (result instanceof SendResult.Refused) {
            return "refused";
        }
        return result instanceof SendResult.NotReached ? "not_reached" : "uncertain";
    }

    /** Many calls may be open at once, but only some of them use the database at the same moment. */
    private <T> T atTheDesk(Supplier<T> step) {
        places.acquireUninterruptibly();
        try {
            return step.get();
        } finally {
            places.release();
        }
    }

    /** Too much has left: nothing else runs into the same limit. */
    private void heed(Outbox.Due due, SendResult result) {
        if (result instanceof SendResult.Refused refused) {
            Instant now = clock.instant();
            RetrySchedule.pause(ErrorCatalogue.of(refused.code()), refused.retryAfter())
                    .ifPresent(pause -> numbers.concernedBy(refused.code(), due.number())
                            .forEach(number -> turns.pause(number, now.plus(pause), now)));
        }
    }

    /** What came out of the call must not be forgotten because the database is away for a moment. */
    private void conclude(Outbox.Due due, SendResult result) {
        for (int tries = 1; ; tries++) {
            try {
                atTheDesk(() -> {
                    desk.conclude(due, result);
                    return due;
                });
                return;
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf(
                        "the end of sending message %s could not be recorded yet",
                        due.message().text());
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** One that cannot be settled now keeps no other from it. */
    private static void settle(MessageId id, Consumer<MessageId> step) {
        Trace.during(Trace.ofMessage(id), () -> {
            try {
                step.accept(id);
            } catch (RuntimeException e) {
                LOG.warnf(Wordless.of(e), "message %s could not be settled yet", id.text());
            }
        });
    }

    private Duration sweep() {
        List<MessageId> abandoned = desk.abandoned(node.name(), LONGEST_CALL, !swept);
        swept = true;
        abandoned.stream().filter(id -> !turns.isInHand(id)).forEach(id -> settle(id, desk::abandoned));
        desk.inDoubtTooLong().forEach(id -> settle(id, this::tellDoubt));
        desk.waitingUntold().forEach(entry -> settle(entry.message(), id -> desk.tellWait(id, this::isCustomerSlow)));
        desk.acceptedSilently().forEach(id -> settle(id, desk::forgetAccepted));
        loop.wake();
        return SWEEP_EVERY;
    }

    /** Counted when it is written for certain. */
    private void tellDoubt(MessageId id) {
        if (desk.tellDoubt(id)) {
            meters.doubted(1);
        }
    }

    private boolean isCustomerSlow(NumberId number, ContactId contact) {
        return !turns.pairWait(number, contact, clock.instant()).isZero();
    }
}
