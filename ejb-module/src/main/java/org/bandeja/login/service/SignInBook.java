package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.rules.DeviceWords;

/** What signing in reads and writes: each a short transaction, none of them while a password is checked. */
@Stateless
@PermitAll
public class SignInBook {
    @Inject
    Agents agents;

    @Inject
    AccessTokens tokens;

    @Inject
    KnownDevices devices;

    @Inject
    LoginSettings settings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Somebody who may be meant. */
    public record Candidate(AgentId agent, String login, PasswordHash hash, boolean disabled) {}

    public Optional<Candidate> find(String login) {
        return agents.findByLogin(login).map(SignInBook::candidate);
    }

    private static Candidate candidate(Agent agent) {
        return new Candidate(agent.id(), agent.login(), agent.password(), agent.isDisabled());
    }

    /**
     * @param proved who has proved the password
     * @param better the same password, kept in the way of today; empty: as it is
     * @return empty when the password has become another one meanwhile, or the person is disabled
     */
    public Optional<SignIn.Opened> open(Candidate proved, Attempt attempt, Optional<PasswordHash> better) {
        Optional<Agent> found = better.isPresent() ? agents.lock(proved.agent()) : agents.hold(proved.agent());
        Optional<Agent> still =
                found.filter(agent -> !agent.isDisabled() && agent.password().equals(proved.hash()));
        better.ifPresent(hash -> still.ifPresent(agent -> agent.keepPassword(hash)));
        return still.map(agent -> open(agent.id(), attempt));
    }

    private SignIn.Opened open(AgentId agent, Attempt attempt) {
        Instant now = clock.instant();
        TokenSecret device = devices.remember(attempt.device(), agent, now);
        TokenSecret secret = TokenSecret.random();
        Duration lasts = attempt.remember() ? settings.remembered() : settings.longest();
        AccessToken token = AccessToken.session(
                agent, secret, DeviceWords.of(attempt.userAgent()), attempt.address(), now, now.plus(lasts));
        tokens.add(attempt.remember() ? token.remembered() : token.endingIdleAt(now.plus(settings.idle())));
        record(Optional.of(agent), "LOGGED_IN", agent, now);
        return new SignIn.Opened(secret, device, attempt.remember() ? lasts : Duration.ZERO);
    }

    /** The company's provider has proved who it is: no device of ours, no second step. In the caller's transaction. */
    public TokenSecret openBySingleSignOn(AgentId agent, String address, String userAgent) {
        Instant now = clock.instant();
        TokenSecret secret = TokenSecret.random();
        tokens.add(AccessToken.session(
                        agent, secret, DeviceWords.of(userAgent), address, now, now.plus(settings.longest()))
                .endingIdleAt(now.plus(settings.idle()))
                .bySingleSignOn());
        audit.record(new Deed(now, Optional.of(agent), "LOGGED_IN", "agent", agent.value(), Optional.empty())
                .with("single sign-on"));
        return secret;
    }

    private void record(Optional<AgentId> actor, String action, AgentId agent, Instant now) {
        audit.record(new Deed(now, actor, action, "agent", agent.value(), Optional.empty()));
    }
}
