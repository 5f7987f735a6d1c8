package org.bandeja.audit.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.audit.model.Visit;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.identifier.model.Tsid;
import org.jboss.logging.Logger;

/** Tells the audit what the doors refused. That it cannot be told never changes the answer. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Pattern DOOR = Pattern.compile("/api/([a-z]+)(?:/([0-9a-z]{13}))?((?:/[a-z-]+)*).*");
    private static final Map<String, String> OBJECTS = Map.of(
            "conversations", "conversation",
            "messages", "message",
            "contacts", "contact",
            "departments", "department",
            "agents", "agent",
            "deliveries", "delivery");

    @Inject
    Audit audit;

    @Inject
    Visit visit;

    /** Whoever the container knows was refused. */
    public void record(HttpServletRequest request, String rule) {
        Optional<AgentId> actor = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .flatMap(AgentId::parse);
        record(request, actor, rule);
    }

    /** @param actor who was refused; empty: not known */
    public void record(HttpServletRequest request, Optional<AgentId> actor, String rule) {
        try {
            visit.from(request.getRemoteAddr());
            Matcher door = DOOR.matcher(request.getRequestURI());
            boolean known = door.matches() && OBJECTS.containsKey(door.group(1));
            audit.refused(
                    actor,
                    rule,
                    known ? OBJECTS.get(door.group(1)) : "door",
                    known ? Tsid.parse(door.group(2)) : Optional.empty(),
                    request.getMethod() + " " + shown(door, request));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the refusal %s could not be recorded: %s",
                    rule, e.getClass().getSimpleName());
        }
    }

    /** Without ids, and without anything else that the caller could make up. */
    private static String shown(Matcher door, HttpServletRequest request) {
        if (door.matches()) {
            return "/api/" + door.group(1) + (door.group(2) == null ? "" : "/{id}") + door.group(3);
        }
        return request.getServletPath();
    }
}
