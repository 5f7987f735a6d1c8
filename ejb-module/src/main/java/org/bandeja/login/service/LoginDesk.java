package org.bandeja.login.service;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
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
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.AccessTokens.Held;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;

/** Logging out, and who a token belongs to. */
@Stateless
@PermitAll
public class LoginDesk {
    /** How exactly the use of a token is known. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Inject
    AccessTokens tokens;

    @Inject
    TokenUse uses;

    @Inject
    Audit audit;

    @Inject
    LoginStanding standing;

    @Inject
    LoginSettings settings;

    @Inject
    Logins logins;

    @Inject
    Clock clock;

    /** @return empty when the token is unknown, revoked or has run out, or its agent is disabled */
    @TransactionAttribute(SUPPORTS)
    public Optional<Identity> identify(TokenSecret secret) {
        return tokens.live(secret, clock.instant()).map(held -> identity(held.agent(), held.token()));
    }

    /**
     * Whose token it is. Also notes its use, at most once a minute; what only reads needs no transaction.
     *
     * @return empty when the token is unknown, revoked or has run out, or its agent is disabled
     */
    @TransactionAttribute(SUPPORTS)
    public Optional<Identity> identify(TokenSecret secret, String address) {
        Instant now = clock.instant();
        Optional<Held> found = tokens.live(secret, now);
        found.ifPresent(held -> noteUse(held.token(), address, now));
        return found.map(held -> identity(held.agent(), held.token()));
    }

    /** A person does something: the login does not end idle for a while. Noted once a minute at most. */
    @TransactionAttribute(SUPPORTS)
    public void stayAwake(Identity who) {
        Instant now = clock.instant();
        Instant until = now.plus(settings.idle());
        who.idleEndsAt()
                .filter(end -> end.isBefore(until.minus(NOTED_EVERY)))
                .ifPresent(end -> uses.active(who.token(), now, until));
    }

    private Identity identity(Agent agent, AccessToken token) {
        boolean byLogin = token.kind() == AccessToken.Kind.SESSION;
        return new Identity(
                agent.id(),
                token.id(),
                roles(agent),
                token.isReadOnly(),
                byLogin,
                standing.mustSetUpTwoSteps(agent, token),
                token.idleEndsAt());
    }

    private void noteUse(AccessToken token, String address, Instant now) {
        Instant before = now.minus(NOTED_EVERY);
        if (token.lastUsedAt().filter(before::isBefore).isEmpty()) {
            uses.used(token.id(), address, now, before);
        }
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

    /** Somebody logs in where this login was: it is nobody's any more, and whatever hangs on it ends. What is no login stays. */
    public void replaced(TokenSecret former) {
        tokens.live(former, clock.instant())
                .ifPresent(held -> logout(held.token().id()));
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
