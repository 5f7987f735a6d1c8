package org.bandeja.login.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
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

    /** All logins of somebody; personal access tokens stay. */
    public void endAll(AgentId agent) {
        Instant now = clock.instant();
        tokens.endLogins(agent, now);
        tell(agent, now);
    }

    private void tell(AgentId agent, Instant now) {
        events.add(InboxEvent.accessChanged(agent, now));
        ended.fire(new LoginEnded(agent));
    }
}
