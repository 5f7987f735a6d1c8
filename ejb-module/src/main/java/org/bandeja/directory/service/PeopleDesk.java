package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.Assignments;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentQuestion;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentArchived;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Directory;
import org.bandeja.directory.model.LastAdministrator;
import org.bandeja.directory.model.LoginTaken;
import org.bandeja.directory.model.NotYourself;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.Seats.Hand;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.service.Logins;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.RouteUse;
import org.bandeja.routing.model.RouteUses;

/** The people: for administrators only. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class PeopleDesk {
    @Inject
    Directory directory;

    @Inject
    Agents agents;

    @Inject
    Departments departments;

    @Inject
    Assignments assignments;

    @Inject
    Departures departures;

    @Inject
    RouteUses routes;

    @Inject
    Seats seats;

    @Inject
    Logins logins;

    @Inject
    Invitations invitations;

    @Inject
    EventLog events;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Somebody new, and where they will work. */
    public record NewAgent(
            String login, String name, Optional<String> email, boolean administrator, Map<DepartmentId, Role> places) {}

    /** What is to be changed of somebody; empty: stays. An empty e-mail: none any more. */
    public record Changes(Optional<String> name, Optional<String> email, Optional<Boolean> administrator) {}

    /** A link that is out for somebody. */
    public record Pending(String purpose, Instant expiresAt) {}

    /** One more than the limit tells that there is more. */
    public List<AgentRow> list(AgentQuestion question) {
        return directory.agents(question);
    }

    public long count(AgentQuestion question) {
        return directory.count(question);
    }

    public AgentRow one(AgentId id) {
        return directory.agent(id).orElseThrow(NotFound::new);
    }

    /** The links that are out, by whose they are. */
    public Map<AgentId, Pending> pending(Set<AgentId> people) {
        return invitations.pending(people, clock.instant()).stream()
                .collect(Collectors.toMap(
                        link -> link.agent().orElseThrow(),
                        link -> new Pending(link.purpose().name(), link.expiresAt()),
                        (one, other) -> other));
    }

    /** How many open conversations somebody has: they return to the inbox when they are disabled. */
    public int assigned(AgentId id) {
        return assignments.openForSystem(id).size();
    }

    /** What leads to people, by name, and the groups that they are in by name; who is not in it: nothing. */
    public Map<AgentId, List<RouteUse>> uses(Set<AgentId> people) {
        return routes.ofAgents(people);
    }

    /**
     * Somebody new, who cannot log in before having chosen a password with the link of an invitation.
     *
     * @throws LoginTaken if somebody has the login
     * @throws DepartmentArchived if a department is archived
     */
    public AgentRow create(NewAgent wanted) {
        Caller caller = callers.current();
        Instant now = clock.instant();
        Agent agent = Agent.invited(AgentId.next(), wanted.login(), wanted.name(), now);
        wanted.email().ifPresent(agent::receiveMailAt);
        if (agents.isLoginTaken(agent.login())) {
            throw new LoginTaken();
        }
        agents.add(agent);
        agents.flush();
        audit.record(deed(caller, "AGENT_CREATED", agent.id())
                .changing("login", "", agent.login())
                .changing("name", "", agent.name())
                .changing("email", "", agent.email().orElse("")));
        Hand hand = Hand.of(caller.agent());
        seats.administrate(agent, wanted.administrator(), Set.of(), hand);
        wanted.places().forEach((id, role) -> {
            Department place = departments.find(id).orElseThrow(NotFound::new);
            seats.join(place, agent, role, hand);
        });
        return one(agent.id());
    }

    /** @throws LastAdministrator if nobody else could administrate */
    public AgentRow change(AgentId id, Changes changes) {
        Caller caller = callers.current();
        boolean demotes = changes.administrator().filter(may -> !may).isPresent();
        Set<AgentId> administrators = demotes ? agents.lockAdministrators() : Set.of();
        Agent agent = agents.lock(id).orElseThrow(NotFound::new);
        changes.administrator()
                .ifPresent(may -> seats.administrate(agent, may, administrators, Hand.of(caller.agent())));
        String name = agent.name();
        String email = agent.email().orElse("");
        changes.name().ifPresent(agent::rename);
        changes.email().ifPresent(agent::receiveMailAt);
        agents.flush();
        Deed deed = deed(caller, "AGENT_CHANGED", id)
                .changing("name", name, agent.name())
                .changing("email", email, agent.email().orElse(""));
        if (!deed.changes().isEmpty()) {
            audit.record(deed);
            events.add(InboxEvent.accessChanged(id, clock.instant()));
        }
        return one(id);
    }

    /**
     * Nobody logs in as them any more, their screens go dark, their conversations return to the inbox. Memberships stay.
     * What leads to them stays as it is, and takes the inbox of their department: who is disabled must be so at once. Again changes nothing.
     *
     * @throws NotYourself if it is whoever asks
     * @throws LastAdministrator if nobody else could administrate
     */
    public Gone disable(AgentId id) {
        Caller caller = callers.current();
        if (caller.agent().equals(id)) {
            throw new NotYourself();
        }
        Set<AgentId> administrators = agents.lockAdministrators();
        Agent agent = agents.lock(id).orElseThrow(NotFound::new);
        if (agent.isDisabled()) {
            return gone(id, 0);
        }
        if (agent.isAdministrator()) {
            seats.requireAnother(administrators, id);
        }
        agent.disable();
        agents.flush();
        invitations.withdraw(id);
        int returned = departures.of(id, place -> true, Optional.of(caller.agent()));
        audit.record(deed(caller, "AGENT_DISABLED", id).with("returned=" + returned));
        logins.endAll(id, caller.agent());
        return gone(id, returned);
    }

    private Gone gone(AgentId id, int returned) {
        return new Gone(returned, routes.ofAgents(Set.of(id)).getOrDefault(id, List.of()));
    }

    /** May log in again, with the same password and memberships; logins and tokens from before stay ended. Again changes nothing. */
    public void enable(AgentId id) {
        Caller caller = callers.current();
        Agent agent = agents.lock(id).orElseThrow(NotFound::new);
        if (agent.isDisabled()) {
            agent.enable();
            // A token that was asked for while they were disabled, or left by an older version, would count again.
            logins.endAll(id, caller.agent());
            audit.record(deed(caller, "AGENT_ENABLED", id));
        }
    }

    /** Ends all logins of somebody, everywhere, and all personal access tokens. */
    public void signOut(AgentId id) {
        Caller caller = callers.current();
        agents.lock(id).orElseThrow(NotFound::new);
        audit.record(deed(caller, "SIGNED_OUT_EVERYWHERE", id));
        logins.endAll(id, caller.agent());
    }

    private Deed deed(Caller caller, String action, AgentId id) {
        return new Deed(clock.instant(), Optional.of(caller.agent()), action, "agent", id.value(), Optional.empty());
    }
}
