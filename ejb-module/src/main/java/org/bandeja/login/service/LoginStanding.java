package org.bandeja.login.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.AccessTokens.Held;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TwoSteps;

/** What a login is good for at this moment: the one answer for calls, screens and notifications. */
@ApplicationScoped
public class LoginStanding {
    @Inject
    AccessTokens tokens;

    @Inject
    TwoSteps twoSteps;

    @Inject
    LoginSettings settings;

    @Inject
    Clock clock;

    /** Whether it has not ended; it may still be good for nothing until a second step is set up. */
    public boolean lasts(TokenId id) {
        return !tokens.stillLive(Set.of(id), clock.instant()).isEmpty();
    }

    /** Which of these are good for everything: they have not ended, and need no second step first. */
    public Set<TokenId> open(Collection<TokenId> ids) {
        Instant now = clock.instant();
        if (!settings.requiresTwoStepsOfSome()) {
            return tokens.stillLive(ids, now);
        }
        List<Held> live = tokens.live(ids, now);
        Set<AgentId> secured = twoSteps.inForceOf(live.stream()
                .filter(held -> needsTwoSteps(held.agent(), held.token()))
                .map(held -> held.agent().id())
                .collect(Collectors.toSet()));
        return live.stream()
                .filter(held -> !needsTwoSteps(held.agent(), held.token())
                        || secured.contains(held.agent().id()))
                .map(held -> held.token().id())
                .collect(Collectors.toSet());
    }

    /** Whether nothing else may be done with it before a second step is set up. */
    public boolean mustSetUpTwoSteps(Agent agent, AccessToken token) {
        return needsTwoSteps(agent, token)
                && twoSteps.inForceOf(Set.of(agent.id())).isEmpty();
    }

    private boolean needsTwoSteps(Agent agent, AccessToken token) {
        return token.kind() == AccessToken.Kind.SESSION
                && !token.isBySingleSignOn()
                && settings.requiresTwoSteps(agent.isAdministrator());
    }
}
