package org.bandeja.callgroup.service;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.presence.service.PresenceChanged;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * Gives away what waits in groups: at once when something comes or somebody is there again, and when a step is over. Every node does
 * it; the group's gate in the database lets one at a time decide.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GroupWorker {
    private static final Logger LOG = Logger.getLogger(GroupWorker.class);
    private static final int GROUPS = 50;
    private static final Duration REST = Duration.ofSeconds(1);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    GroupWaits waits;

    @Inject
    GroupWork work;

    @Inject
    Clock clock;

    private final AtomicBoolean somebodyCame = new AtomicBoolean();
    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("sharing of what comes in", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Something has come. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) GroupEntered entered) {
        loop.wake();
    }

    /** Somebody may be there again: what was put off for lack of people is looked at now. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PresenceChanged changed) {
        somebodyCame.set(true);
        loop.wake();
    }

    private Duration round() {
        Instant now = clock.instant();
        Instant by = somebodyCame.getAndSet(false) ? now.plus(GroupWork.LOOK_AGAIN) : now;
        boolean more = false;
        for (CallGroupId group : waits.groupsDue(by, GROUPS)) {
            List<ConversationId> due = waits.due(group, by, GroupWork.AT_ONCE);
            more |= shared(group, due) && due.size() == GroupWork.AT_ONCE;
        }
        return more ? Duration.ZERO : untilEarliest(now);
    }

    /** What breaks holds up itself only: then each goes alone, and what had only crossed with somebody else is done by that. */
    private boolean shared(CallGroupId group, List<ConversationId> due) {
        try {
            return work.share(group, due);
        } catch (RuntimeException e) {
            LOG.infof("what waits in group %s is shared one by one: %s", group.text(), Wordless.of(e));
            oneByOne(group, due);
            return false;
        }
    }

    /** What breaks alone, too, is put off, and told of once for all. */
    private void oneByOne(CallGroupId group, List<ConversationId> due) {
        Map<String, RuntimeException> broken = new LinkedHashMap<>();
        for (ConversationId one : due) {
            try {
                work.share(group, List.of(one));
            } catch (RuntimeException e) {
                broken.put(one.text(), e);
                putOff(one);
            }
        }
        broken.values().stream()
                .findFirst()
                .ifPresent(why -> LOG.warnf(
                        Wordless.of(why),
                        "group %s cannot see to conversations %s now",
                        group.text(),
                        broken.keySet()));
    }

    private void putOff(ConversationId one) {
        try {
            work.putOff(one);
        } catch (RuntimeException e) {
            LOG.infof("conversation %s could not be put off: %s", one.text(), Wordless.of(e));
        }
    }

    private Duration untilEarliest(Instant now) {
        return waits.earliest()
                .map(next -> Duration.between(now, next))
                .filter(left -> left.compareTo(REST) < 0)
                .map(left -> left.isNegative() || left.isZero() ? Duration.ofMillis(100) : left)
                .orElse(REST);
    }
}
