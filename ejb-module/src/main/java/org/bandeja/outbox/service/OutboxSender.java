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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.rules.MessageGateway;
import org.bandeja.outbox.rules.OutgoingText;
import org.bandeja.outbox.rules.SendRate;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.routing.model.BusinessNumber;
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
    private static final int A_ROUND = 300;
    private static final int HANDS = 12;
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

    private final SendRate rate = new SendRate();
    private final Set<MessageId> inHand = ConcurrentHashMap.newKeySet();
    private ExecutorService hands;
    private Loop loop;
    private Loop sweeper;
    private boolean swept;

    @PostConstruct
    void start() {
        hands = Executors.newFixedThreadPool(HANDS, threads);
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
        for (Outbox.Due due : desk.due(A_ROUND)) {
            if (inHand.contains(due.message())) {
                continue;
            }
            Duration turn = turn(due);
            if (turn.isZero()) {
                inHand.add(due.message());
                hands.execute(() -> send(due));
            } else if (turn.compareTo(wait) < 0) {
                wait = turn;
            }
        }
        return untilEarliest(wait);
    }

    /** Zero: it may leave now. A number on trial sends one message only, and the next when that one is settled. */
    private Duration turn(Outbox.Due due) {
        if (due.trial() && numbers.isTried(due.number())) {
            return REST;
        }
        BusinessNumber number = numbers.require(due.number());
        Duration wait = rate.take(
                number.phoneNumberId(),
                number.messagesPerSecond(),
                due.conversation().text(),
                clock.instant());
        if (wait.isZero() && due.trial()) {
            numbers.trying(due.number());
        }
        return wait;
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
            Optional<OutgoingText> outgoing = desk.claim(due, node.name());
            if (outgoing.isPresent()) {
                conclude(due, gateway.send(outgoing.get()));
            }
        } catch (RuntimeException e) {
            // The row stays as it is: queued, or in doubt after a while. Nothing is sent twice.
            LOG.errorf(e, "sending of message %s was interrupted", due.message().text());
        } finally {
            numbers.tried(due.number());
            inHand.remove(due.message());
            loop.wake();
        }
    }

    /** What came out of the call must not be forgotten because the database is away for a moment. */
    private void conclude(Outbox.Due due, SendResult result) {
        for (int tries = 1; ; tries++) {
            try {
                desk.conclude(due, result);
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
        try {
            step.accept(id);
        } catch (RuntimeException e) {
            LOG.warnf(e, "message %s could not be settled yet", id.text());
        }
    }

    private Duration sweep() {
        List<MessageId> abandoned = desk.abandoned(node.name(), LONGEST_CALL, !swept);
        swept = true;
        abandoned.stream().filter(id -> !inHand.contains(id)).forEach(id -> settle(id, desk::abandoned));
        desk.inDoubtTooLong().forEach(id -> settle(id, desk::tellDoubt));
        desk.forgetAccepted();
        return SWEEP_EVERY;
    }
}
