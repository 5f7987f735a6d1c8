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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.model.WaitingFiles.Waiting;
import org.bandeja.outbox.rules.BringResult;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.FileGateway;
import org.bandeja.outbox.rules.FileToBring;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.routing.model.NumberId;
import org.bandeja.trace.model.Trace;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * Brings files to WhatsApp while the messages that show them still wait in the outbox. It has hands of its own: a slow file
 * holds up no message of another conversation, and no number takes all hands.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FileCarrier {
    private static final Logger LOG = Logger.getLogger(FileCarrier.class);
    private static final int HANDS = 8;
    private static final int SHARE_OF_A_NUMBER = 4;
    private static final Duration REST = Duration.ofSeconds(2);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    FileDesk desk;

    @Inject
    OutboxDesk outbox;

    @Inject
    FileGateway gateway;

    private final Map<MessageId, NumberId> inHand = new ConcurrentHashMap<>();
    private ExecutorService hands;
    private Loop loop;

    @PostConstruct
    void start() {
        hands = Executors.newFixedThreadPool(HANDS, threads);
        loop = new Loop("bringing files", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
        hands.shutdownNow();
    }

    /** A message may wait for its file. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxChanged change) {
        loop.wake();
    }

    private Duration round() {
        for (Waiting waiting : desk.next(SHARE_OF_A_NUMBER)) {
            boolean free = inHand.size() < HANDS && ofNumber(waiting.number()) < SHARE_OF_A_NUMBER;
            if (free && inHand.putIfAbsent(waiting.message(), waiting.number()) == null) {
                hands.execute(() -> Trace.during(Trace.ofMessage(waiting.message()), () -> carry(waiting)));
            }
        }
        return REST;
    }

    private long ofNumber(NumberId number) {
        return inHand.values().stream().filter(number::equals).count();
    }

    private void carry(Waiting waiting) {
        boolean settled = false;
        try {
            settled = bring(waiting);
        } catch (RuntimeException e) {
            LOG.errorf(
                    Wordless.of(e),
                    "bringing the file of message %s was interrupted",
                    waiting.message().text());
        } finally {
            inHand.remove(waiting.message());
        }
        if (settled) {
            loop.wake();
        }
    }

    /** @return false: another node is bringing it */
    private boolean bring(Waiting waiting) {
        if (desk.isThere(waiting)) {
            outbox.fileBrought(waiting.message());
            return true;
        }
        Optional<FileToBring> file = desk.find(waiting);
        if (file.isEmpty()) {
            outbox.fileNotBrought(
                    waiting.message(), new SendResult.Refused(ErrorCatalogue.FILE_MISSING, "", Optional.empty()));
            return true;
        }
        boolean ours = desk.claim(waiting, file.get().patience());
        if (ours) {
            conclude(waiting, gateway.bring(file.get()));
        }
        return ours;
    }

    private void conclude(Waiting waiting, BringResult result) {
        if (result instanceof BringResult.Brought brought) {
            desk.brought(waiting, brought.whatsappId());
            outbox.fileBrought(waiting.message());
        } else if (result instanceof BringResult.NotBrought notBrought) {
            desk.notBrought(waiting);
            outbox.fileNotBrought(waiting.message(), notBrought.why());
        }
    }
}
