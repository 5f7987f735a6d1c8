package org.bandeja.access.service;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;
import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.Agents.AtWork;
import org.bandeja.directory.model.Membership;
import org.bandeja.refusal.model.NotFound;

/** Who asks, with the departments and roles of this moment. Only reads, so that it needs no transaction of its own. */
@Stateless
@TransactionAttribute(SUPPORTS)
public class Callers {
    @Resource
    SessionContext context;

    @Inject
    Agents agents;

    /**
     * Who is logged in.
     *
     * @throws NotFound if the agent was disabled or removed meanwhile
     */
    @RolesAllowed(AGENT)
    public Caller current() {
        return of(me()).orElseThrow(NotFound::new);
    }

    /** Who is logged in, without looking at the directory: to hold a place before it is read. */
    @RolesAllowed(AGENT)
    public AgentId me() {
        return AgentId.parse(context.getCallerPrincipal().getName()).orElseThrow(NotFound::new);
    }

    /** For doors that carry the agent themselves, such as the socket; empty when disabled or gone. */
    @PermitAll
    public Optional<Caller> of(AgentId id) {
        return agents.atWork(id)
                .filter(somebody -> !somebody.agent().isDisabled())
                .map(Callers::caller);
    }

    private static Caller caller(AtWork somebody) {
        return new Caller(
                somebody.agent().id(),
                somebody.agent().name(),
                somebody.agent().isAdministrator(),
                somebody.memberships().stream().collect(Collectors.toMap(Membership::department, Membership::role)));
    }
}
