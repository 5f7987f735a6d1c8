package org.bandeja.whatsapp.service;

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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.conversation.service.AttentionShown;
import org.bandeja.trace.model.Wordless;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.GraphRequest;
import org.bandeja.whatsapp.rules.ReceiptRate;
import org.jboss.logging.Logger;

/**
 * Tells customers that they were read, and that somebody is writing. Nothing depends on it: what is too much is left out, the oldest
 * first, what fails is tried once more, and what is told twice does no harm.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Receipts {
    private static final Logger LOG = Logger.getLogger(Receipts.class);
    private static final int HANDS = 3;
    private static final int MOST_WAITING = 1_000;
    private static final int ATTEMPTS = 2;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    GraphAccounts accounts;

    @Inject
    GraphCalls calls;

    @Inject
    Clock clock;

    private final ReceiptRate rate = new ReceiptRate();
    private ThreadPoolExecutor hands;

    @PostConstruct
    void start() {
        hands = new ThreadPoolExecutor(
                HANDS,
                HANDS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                threads,
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    @PreDestroy
    void stop() {
        hands.shutdownNow();
    }

    /** Once it is certain. */
    public void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) AttentionShown shown) {
        if (rate.admits(shown.conversation(), shown.whatsappId(), shown.typing(), clock.instant())) {
            hands.execute(() -> tell(shown));
        }
    }

    private void tell(AttentionShown shown) {
        try {
            accounts.ofNumber(shown.phoneNumberId()).ifPresent(access -> tell(shown, access));
        } catch (RuntimeException e) {
            LOG.warnf(
                    Wordless.of(e),
                    "a receipt of conversation %s was not given",
                    shown.conversation().text());
        }
    }

    private void tell(AttentionShown shown, GraphAccess access) {
        String path = GraphCalls.segment(shown.phoneNumberId()) + "/messages";
        for (int attempt = 1; attempt <= ATTEMPTS && !Thread.currentThread().isInterrupted(); attempt++) {
            GraphReply reply = calls.post(access, path, GraphRequest.read(shown.whatsappId(), shown.typing()));
            if (!(reply instanceof GraphReply.NotReached)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }
}
