package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Roles;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.model.TwoStep;
import org.bandeja.login.model.TwoSteps;

/** Logging out, and who a token belongs to. */
@Stateless
@PermitAll
public class LoginDesk {
    /** How exactly the use of a token is known. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Inject
    Agents agents;

    @Inject
    AccessTokens tokens;

    @Inject
    Audit audit;

    @Inject
    TwoSteps twoSteps;

    @Inject
    LoginSettings settings;

    @Inject
    Logins logins;

    @Inject
    Clock clock;

    /** @return empty when the token is unknown, revoked or has run out, or its agent is disabled */
    public Optional<Identity> identify(TokenSecret secret) {
        return tokens.live(secret, clock.instant()).flatMap(this::identity);
    }

    /**
     * Also notes the use of the token, at most once a minute.
     *
     * @param doing whether a person does something, so that the login does not end idle for a while
     * @return empty when the token is unknown, revoked or has run out, or its agent is disabled
     */
    public Optional<Identity> identify(TokenSecret secret, String address, boolean doing) {
        Instant now = clock.instant();
        Optional<AccessToken> found = tokens.live(secret, now);
        found.ifPresent(token -> noteUse(token, address, now));
        found.filter(token -> doing).ifPresent(token -> stayAwake(token, now));
        return found.flatMap(this::identity);
    }

    private Optional<Identity> identity(AccessToken token) {
        return agents.find(token.agent()).map(agent -> identity(agent, token));
    }

    private Identity identity(Agent agent, AccessToken token) {
        boolean byLogin = token.kind() == AccessToken.Kind.SESSION;
        boolean mustSetUp = byLogin
                && !token.isBySingleSignOn()
                && settings.requiresTwoSteps(agent.isAdministrator())
                && twoSteps.find(agent.id()).filter(TwoStep::isInForce).isEmpty();
        return new Identity(agent.id(), token.id(), roles(agent), token.isReadOnly(), byLogin, mustSetUp);
    }

    private void noteUse(AccessToken token, String address, Instant now) {
        Instant before = now.minus(NOTED_EVERY);
        if (token.lastUsedAt().filter(before::isBefore).isEmpty()) {
            tokens.used(token.id(), address, now, before);
        }
    }

    private void stayAwake(AccessToken token, Instant now) {
        Instant until = now.plus(settings.idle());
        token.idleEndsAt()
                .filter(end -> end.isBefore(until.minus(NOTED_EVERY)))
                .ifPresent(end -> tokens.active(token.id(), now, until));
    }

    /** Ends a login, and the screens that it opened. */
    public void logout(TokenId id) {
        tokens.find(id)
                .filter(token -> token.kind() == AccessToken.Kind.SESSION)
                .ifPresent(token -> {
                    record(token.agent(), "LOGGED_OUT", clock.instant());
                    logins.end(token);
                });
    }

    private static Set<String> roles(Agent agent) {
        Set<String> roles = new HashSet<>(Set.of(Roles.AGENT));
        if (agent.isAdministrator()) {
            roles.add(Roles.ADMINISTRATOR);
        }
        return roles;
    }

    private void record(AgentId agent, String action, Instant now) {
        audit.record(new Deed(now, Optional.of(agent), action, "agent", agent.value(), Optional.empty()));
    }
}
