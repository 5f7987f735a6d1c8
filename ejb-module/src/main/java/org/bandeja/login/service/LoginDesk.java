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
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.Invitation;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.rules.PasswordRules;
import org.bandeja.push.service.PushHub;

/** Logging in and out, and who a token belongs to. */
@Stateless
@PermitAll
public class LoginDesk {
    /** A login ends after so long at the latest. */
    public static final Duration LONGEST_LOGIN = Duration.ofHours(12);

    @Inject
    Agents agents;

    @Inject
    AccessTokens tokens;

    @Inject
    Invitations invitations;

    @Inject
    AuditRecords audit;

    @Inject
    PushHub hub;

    @Inject
    Clock clock;

    /**
     * Takes the same time and says the same whether the login is unknown, disabled, or the password is wrong.
     *
     * @return the secret of a new login; empty: no
     */
    public Optional<TokenSecret> login(String login, String password) {
        Instant now = clock.instant();
        Optional<Agent> found = agents.findByLogin(login);
        boolean fits = found.map(Agent::password).orElse(PasswordHash.NOBODY).fits(password);
        return found.filter(agent -> fits && !agent.isDisabled()).map(agent -> {
            TokenSecret secret = TokenSecret.random();
            tokens.add(AccessToken.session(agent.id(), secret, now, now.plus(LONGEST_LOGIN)));
            record(agent.id(), "LOGGED_IN", now);
            return secret;
        });
    }

    /** @return empty when the token is unknown, revoked or has run out, or its agent is disabled */
    public Optional<Identity> identify(TokenSecret secret) {
        return tokens.live(secret, clock.instant())
                .flatMap(token -> agents.find(token.agent())
                        .map(agent -> new Identity(agent.id(), token.id(), roles(agent), token.isReadOnly())));
    }

    /** Ends a login, and the screens that it opened. */
    public void logout(TokenId id) {
        Instant now = clock.instant();
        tokens.find(id)
                .filter(token -> token.kind() == AccessToken.Kind.SESSION)
                .ifPresent(token -> {
                    token.revoke(now);
                    record(token.agent(), "LOGGED_OUT", now);
                    hub.ended(id);
                });
    }

    /**
     * Makes the first administrator of an empty installation, with the link that was handed out for it.
     *
     * @throws LinkNotUsable if the link is unknown, used, has run out, or there are agents already
     * @throws WeakPassword if the password is not good enough
     */
    public void firstAdministrator(TokenSecret link, String login, String name, String password) {
        Instant now = clock.instant();
        Invitation invitation = invitations
                .lock(link)
                .filter(found -> found.isFor(Invitation.Purpose.FIRST_ADMINISTRATOR) && found.isUsableAt(now))
                .filter(found -> agents.isEmpty())
                .orElseThrow(LinkNotUsable::new);
        PasswordRules.require(password, login, name);
        invitation.use(now);
        AgentId id = AgentId.next();
        agents.add(new Agent(id, login, name, PasswordHash.of(password), true, now));
        record(id, "FIRST_ADMINISTRATOR", now);
    }

    private static Set<String> roles(Agent agent) {
        Set<String> roles = new HashSet<>(Set.of(Roles.AGENT));
        if (agent.isAdministrator()) {
            roles.add(Roles.ADMINISTRATOR);
        }
        return roles;
    }

    private void record(AgentId agent, String action, Instant now) {
        audit.add(new AuditRecords.Deed(now, Optional.of(agent), action, "agent", agent.value(), Optional.empty()));
    }
}
