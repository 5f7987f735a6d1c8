package org.bandeja.attendant.service;

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
import java.util.List;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/** Lets attendants answer: soon after the commit of what customers wrote, when they are silent for too long, and what a crash left behind. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DialogWorker {
    private static final Logger LOG = Logger.getLogger(DialogWorker.class);
    private static final int A_ROUND = 100;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration WHILE_SOMEBODY_WRITES = Duration.ofMillis(200);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    DialogDesk desk;

    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("talking of attendants", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** There is something to look at. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) AttendantCalled called) {
        loop.wake();
    }

    Duration round() {
        List<ConversationId> waiting = desk.waiting(A_ROUND);
        waiting.forEach(this::attend);
        if (waiting.size() >= A_ROUND) {
            return Duration.ZERO;
        }
        return desk.isSomebodyWriting() ? WHILE_SOMEBODY_WRITES : REST;
    }

    /** What breaks in one conversation holds up no other. */
    private void attend(ConversationId id) {
        try {
            desk.attend(id);
        } catch (RuntimeException e) {
            if (DatabaseAway.isPassing(e)) {
                LOG.infof("the attendant of conversation %s looks again: %s", id.text(), Wordless.of(e));
            } else {
                LOG.warnf(Wordless.of(e), "the attendant of conversation %s failed", id.text());
                failed(id);
            }
        }
    }

    /** What cannot be recorded now is tried again with the next round. */
    private void failed(ConversationId id) {
        try {
            if (desk.failed(id)) {
                desk.giveUp(id);
            }
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "that the attendant of conversation %s failed could not be recorded", id.text());
        }
    }
}
