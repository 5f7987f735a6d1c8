package org.bandeja.presence.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.service.LoginEnded;
import org.bandeja.presence.model.Presence;
import org.bandeja.presence.model.Presences;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** Whether I am there for customers, and how colleagues learn it. */
@Stateless
@RolesAllowed(AGENT)
public class PresenceDesk {
    private static final int MOST = 200;

    @Inject
    Presences presences;

    @Inject
    Callers callers;

    @Inject
    EventLog events;

    @Inject
    Event<PresenceChanged> changed;

    @Inject
    Clock clock;

    /** What I chose last: what I am while I am here. */
    public Presence mine() {
        return presences.chosen(callers.me());
    }

    /** It stays chosen until I choose otherwise; again changes nothing. */
    public void choose(Presence presence) {
        AgentId me = callers.me();
        Instant now = clock.instant();
        if (presences.choose(me, presence, now)) {
            tell(me, presences.of(me, now), now);
        }
    }

    /** Somebody has logged out: with the last login they are off at once. */
    @PermitAll
    public void left(@Observes LoginEnded login) {
        presences.left(login.agent(), clock.instant());
        changed.fire(new PresenceChanged());
    }

    /** These have a screen open on this node. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void seen(Collection<AgentId> agents) {
        presences.seen(agents, clock.instant());
    }

    /** Tells colleagues what has become of people without their doing: they came, or have not been seen for a while. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int settle() {
        Instant now = clock.instant();
        Map<AgentId, Presence> untold = presences.untold(now, MOST);
        // In the order in which every node takes their rows: else two of them get into each other's way.
        untold.keySet().stream()
                .sorted(Comparator.comparingLong(AgentId::value))
                .forEach(agent -> tell(agent, untold.get(agent), now));
        return untold.size();
    }

    private void tell(AgentId agent, Presence presence, Instant now) {
        if (presences.tell(agent, presence)) {
            events.add(InboxEvent.presenceChanged(agent, now));
            changed.fire(new PresenceChanged());
        }
    }
}
