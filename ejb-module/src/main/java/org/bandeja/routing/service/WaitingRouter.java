package org.bandeja.routing.service;

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
import org.bandeja.routing.model.NumberId;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * Routes what waits as soon as its number leads somewhere, and goes on after a restart. In the background and in small steps: a
 * thousand conversations are not locked at once, and nobody waits for them before a form.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingRouter {
    private static final Logger LOG = Logger.getLogger(WaitingRouter.class);

    /** So many in a transaction: their conversations are locked meanwhile. */
    private static final int AT_ONCE = 50;

    /** Other nodes choose routes, too, and what a route needs may come back. */
    private static final Duration REST = Duration.ofSeconds(5);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    WaitingDesk desk;

    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("routing of what waits", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** At once, not only after the rest. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) RouteChosen chosen) {
        loop.wake();
    }

    private Duration round() {
        desk.numbers().forEach(this::route);
        return REST;
    }

    private void route(NumberId number) {
        List<ConversationId> waiting = desk.waiting(number);
        for (int from = 0; from < waiting.size(); from += AT_ONCE) {
            List<ConversationId> some = waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE));
            if (!isRouted(number, some)) {
                return;
            }
        }
    }

    /** What breaks holds up itself only: then each goes alone. @return whether the number takes anything */
    private boolean isRouted(NumberId number, List<ConversationId> some) {
        try {
            return desk.route(number, some);
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "what waits at number %s is routed one by one", number.text());
            some.forEach(one -> alone(number, one));
            return true;
        }
    }

    private void alone(NumberId number, ConversationId one) {
        try {
            desk.route(number, List.of(one));
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "conversation %s could not be routed; it is tried again", one.text());
        }
    }
}
