package org.bandeja.audit.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.bandeja.audit.model.Visit;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.door.rules.CallRate;
import org.bandeja.refusal.model.DoorClosed;
import org.jboss.logging.Logger;

/** Tells the audit what the doors refused. That it cannot be told never changes the answer. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** Of one person, on this node: as many at once, and then one each so often. */
    private final CallRate closedDoors = new CallRate(Duration.ofSeconds(15), 4);

    /** Anybody could fill the audit until nothing else is found in it: so many each person has at once, and then one each so often. */
    private final CallRate any = new CallRate(Duration.ofSeconds(2), 300);

    private final CallRate otherSites = new CallRate(Duration.ofSeconds(15), 4);

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    Visit visit;

    /** Whoever the container knows was refused. */
    public void record(HttpServletRequest request, String rule) {
        record(request, actor(request), rule);
    }

    /** @param actor who was refused; empty: not known */
    public void record(HttpServletRequest request, Optional<AgentId> actor, String rule) {
        record(request, actor, rule, () -> {
            String path = request.getRequestURI();
            return path.startsWith("/api/")
                    ? DoorPlace.ofCall(request.getMethod(), path)
                    : DoorPlace.ofPage(request.getServletPath(), Optional.empty());
        });
    }

    /** Another site made somebody's browser call, as often as it likes: a few of each person are recorded. */
    public void recordOtherSite(HttpServletRequest request, AgentId actor, String rule) {
        if (otherSites.take(actor.text(), clock.instant()).isZero()) {
            record(request, Optional.of(actor), rule);
        }
    }

    /**
     * On a page, to whoever the container knows.
     *
     * @param id what the page shows one of; empty: none
     */
    public void recordOnPage(HttpServletRequest request, Supplier<Optional<String>> id, String rule) {
        record(request, actor(request), rule, () -> DoorPlace.ofPage(request.getServletPath(), id.get()));
    }

    /** Somebody asked for what is only for who administrates: a few of each person are recorded, since anybody could make millions. */
    public void recordClosed(HttpServletRequest request) {
        if (isRecorded(actor(request))) {
            record(request, DoorClosed.RECORDED_AS);
        }
    }

    /** Likewise on a page. */
    public void recordClosedOnPage(HttpServletRequest request, Supplier<Optional<String>> id) {
        if (isRecorded(actor(request))) {
            recordOnPage(request, id, DoorClosed.RECORDED_AS);
        }
    }

    private boolean isRecorded(Optional<AgentId> actor) {
        return actor.filter(
                        known -> closedDoors.take(known.text(), clock.instant()).isZero())
                .isPresent();
    }

    private void record(HttpServletRequest request, Optional<AgentId> actor, String rule, Supplier<DoorPlace> where) {
        if (actor.filter(known -> !any.take(known.text(), clock.instant()).isZero())
                .isPresent()) {
            return;
        }
        try {
            visit.from(request.getRemoteAddr());
            DoorPlace place = where.get();
            String door = request.getMethod() + " " + place.shown();
            audit.refused(actor, place.deed(), rule, place.object(), place.id(), door);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the refusal %s could not be recorded: %s",
                    rule, e.getClass().getSimpleName());
        }
    }

    private static Optional<AgentId> actor(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .flatMap(AgentId::parse);
    }
}
