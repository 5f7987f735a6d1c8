package org.bandeja.autotext.service;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/** Lets Bandeja speak by itself soon after customers wrote. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AutoTextWorker {
    private static final Logger LOG = Logger.getLogger(AutoTextWorker.class);
    private static final int A_ROUND = 100;
    private static final int MOST_TRIES = 5;
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration WHILE_SOMEBODY_WRITES = Duration.ofMillis(250);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    AutoTextDesk desk;

    /** How often it broke in a row; touched by the loop alone. */
    private final Map<ConversationId, Integer> failures = new HashMap<>();

    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("automatic texts", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Somebody wrote. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) AutoTextCalled called) {
        loop.wake();
    }

    Duration round() {
        List<ConversationId> waiting = desk.waiting(A_ROUND);
        waiting.forEach(this::attend);
        failures.keySet().retainAll(waiting);
        return desk.isSomebodyWriting() ? WHILE_SOMEBODY_WRITES : REST;
    }

    /** What breaks in one conversation holds up no other, and is not tried for ever: nobody waits for such a text. */
    private void attend(ConversationId id) {
        try {
            desk.attend(id);
            failures.remove(id);
        } catch (RuntimeException e) {
            if (DatabaseAway.isPassing(e)) {
                LOG.infof("the automatic text of conversation %s is looked at again: %s", id.text(), Wordless.of(e));
            } else {
                LOG.warnf(Wordless.of(e), "the automatic text of conversation %s failed", id.text());
                failed(id);
            }
        }
    }

    /** What cannot be forgotten now is tried again with the next round. */
    private void failed(ConversationId id) {
        try {
            if (failures.merge(id, 1, Integer::sum) >= MOST_TRIES) {
                desk.forget(id);
            }
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "the automatic text of conversation %s could not be given up", id.text());
        }
    }
}
