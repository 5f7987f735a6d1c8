package org.bandeja.login.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/**
 * The one way in which logins and personal access tokens are ended, whoever ends them, in the transaction of that deed. The event
 * that is written with it reaches the screens of every node after the commit, and those that hang on what has ended go dark. What runs
 * out by itself is found by the screens' own check.
 */
@ApplicationScoped
public class Logins {
    @Inject
    AccessTokens tokens;

    @Inject
    Audit audit;

    @Inject
    EventLog events;

    @Inject
    Event<LoginEnded> ended;

    @Inject
    Clock clock;

    /** A login, or a personal access token. */
    public void end(AccessToken token) {
        Instant now = clock.instant();
        token.revoke(now);
        tell(token.agent(), now);
    }

    /**
     * All logins and personal access tokens of somebody, for good.
     *
     * @param by who does it, for the audit of the tokens
     */
    public void endAll(AgentId agent, AgentId by) {
        Instant now = clock.instant();
        tokens.endLogins(agent, now);
        revoke(agent, by, now);
        tell(agent, now);
    }

    /**
     * All personal access tokens of somebody; logins stay.
     *
     * @param by who does it, for the audit
     */
    public void revokeTokens(AgentId agent, AgentId by) {
        Instant now = clock.instant();
        revoke(agent, by, now);
        tell(agent, now);
    }

    private void revoke(AgentId agent, AgentId by, Instant now) {
        tokens.personalOf(agent, now).forEach(token -> {
            token.revoke(now);
            audit.record(new Deed(
                    now, Optional.of(by), "TOKEN_REVOKED", "token", token.id().value(), Optional.empty()));
        });
    }

    private void tell(AgentId agent, Instant now) {
        events.add(InboxEvent.accessChanged(agent, now));
        ended.fire(new LoginEnded(agent));
    }
}
