package org.bandeja.sso.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.LoginNotUsable;
import org.bandeja.directory.model.NameNotUsable;
import org.bandeja.directory.model.Names;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.SignInBook;
import org.bandeja.sso.model.LinkedPeople;
import org.bandeja.sso.model.RoundTrips;
import org.bandeja.sso.rules.Granted;
import org.bandeja.sso.rules.GroupRules;
import org.bandeja.sso.rules.ProvedPerson;
import org.bandeja.sso.rules.SignOnFailed.Kind;
import org.bandeja.sso.service.SsoSettings.Provider;

/** What single sign-on reads and writes: each a transaction, none of them while the provider is asked. */
@Stateless
@PermitAll
public class SignOnBook {
    /** So long may somebody sit before the provider's pages. */
    private static final Duration LONGEST_TRIP = Duration.ofMinutes(10);

    @Inject
    RoundTrips trips;

    @Inject
    LinkedPeople people;

    @Inject
    Agents agents;

    @Inject
    Invitations invitations;

    @Inject
    GroupPlaces places;

    @Inject
    SignInBook logins;

    @Inject
    SsoSettings settings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** @param next where the person wants to go */
    public void begin(TokenSecret secret, String next) {
        trips.begin(secret, next, clock.instant().plus(LONGEST_TRIP));
    }

    /** Where the person wanted to go; empty: nobody is on the way with this secret, or no longer. */
    public Optional<String> end(TokenSecret secret) {
        return trips.end(secret, clock.instant());
    }

    /** Who it is here, where the groups lead, and the login: all of it, or nothing. A refusal takes the places away. */
    public SignOn settle(ProvedPerson person, Arrival arrival, String next) {
        Provider provider = settings.provider();
        Granted granted = places.found(provider.groups().granted(person.groups()));
        boolean admitted = provider.groups().isEmpty() || !granted.isNothing();
        Optional<AgentId> known = people.find(person.subject());
        if (known.isPresent()) {
            return enter(known.get(), granted, admitted, arrival, next);
        }
        if (!admitted) {
            return new SignOn.Refused(Kind.NO_PLACE, Optional.empty());
        }
        return meet(person, granted, arrival, next, provider);
    }

    private SignOn enter(AgentId id, Granted granted, boolean admitted, Arrival arrival, String next) {
        GroupRules rules = settings.provider().groups();
        boolean demotes = rules.manageAdministrators() && !granted.administrator() && agents.isAdministrator(id);
        Set<AgentId> administrators = demotes ? agents.lockAdministrators() : Set.of();
        Agent agent = agents.lock(id).orElseThrow();
        if (agent.isDisabled()) {
            return new SignOn.Refused(Kind.DISABLED, Optional.of(id));
        }
        places.apply(rules, granted, agent, administrators);
        if (!admitted) {
            return new SignOn.Refused(Kind.NO_PLACE, Optional.of(id));
        }
        TokenSecret secret = logins.openBySingleSignOn(id, arrival.address(), arrival.userAgent());
        return new SignOn.Opened(secret, next);
    }

    /** Somebody who was not here before. */
    private SignOn meet(ProvedPerson person, Granted granted, Arrival arrival, String next, Provider provider) {
        Optional<String> login = person.login().flatMap(SignOnBook::usableLogin);
        Optional<Agent> same = login.flatMap(agents::findByLogin);
        if (same.isPresent() && provider.linksByLogin() && isFree(same.get(), person)) {
            if (same.get().isDisabled()) {
                return new SignOn.Refused(Kind.DISABLED, Optional.of(same.get().id()));
            }
            link(same.get(), person);
            return enter(same.get().id(), granted, true, arrival, next);
        }
        if (login.filter(agents::isLoginTaken).isPresent()) {
            return new SignOn.Refused(Kind.LOGIN_TAKEN, same.map(Agent::id));
        }
        if (!provider.createsPeople() || login.isEmpty()) {
            return new SignOn.Refused(Kind.UNKNOWN, Optional.empty());
        }
        return enter(create(login.get(), person), granted, true, arrival, next);
    }

    private boolean isFree(Agent agent, ProvedPerson person) {
        return !people.isLinked(agent.id(), person.subject().issuer());
    }

    private void link(Agent agent, ProvedPerson person) {
        agent.joinWithoutPassword();
        invitations.withdraw(agent.id());
        remember(person, agent.id(), clock.instant());
    }

    private AgentId create(String login, ProvedPerson person) {
        Instant now = clock.instant();
        AgentId id = AgentId.next();
        String name = person.name().flatMap(SignOnBook::usableName).orElse(login);
        agents.add(new Agent(id, login, name, PasswordHash.NOBODY, false, now));
        agents.flush();
        audit.record(new Deed(now, Optional.empty(), "AGENT_CREATED", "agent", id.value(), Optional.empty())
                .changing("login", "", login)
                .changing("name", "", name)
                .with(GroupPlaces.REASON));
        remember(person, id, now);
        return id;
    }

    private void remember(ProvedPerson person, AgentId id, Instant now) {
        people.link(person.subject(), id, now);
        audit.record(new Deed(now, Optional.empty(), "AGENT_LINKED", "agent", id.value(), Optional.empty())
                .with(GroupPlaces.REASON));
    }

    private static Optional<String> usableLogin(String text) {
        try {
            return Optional.of(Names.usableLogin(text));
        } catch (LoginNotUsable e) {
            return Optional.empty();
        }
    }

    private static Optional<String> usableName(String text) {
        try {
            return Optional.of(Names.usable(text));
        } catch (NameNotUsable e) {
            return Optional.empty();
        }
    }
}
