package org.bandeja.audit.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.bandeja.audit.model.Visit;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.jboss.logging.Logger;

/** Tells the audit what the doors refused. That it cannot be told never changes the answer. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    @Inject
    Audit audit;

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

    /**
     * On a page, to whoever the container knows.
     *
     * @param id what the page shows one of; empty: none
     */
    public void recordOnPage(HttpServletRequest request, Supplier<Optional<String>> id, String rule) {
        record(request, actor(request), rule, () -> DoorPlace.ofPage(request.getServletPath(), id.get()));
    }

    private void record(HttpServletRequest request, Optional<AgentId> actor, String rule, Supplier<DoorPlace> where) {
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
