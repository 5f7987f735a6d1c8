package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.model.TwoSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginStandingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId BOSS = new AgentId(2);

    private final List<AccessTokens.Held> live = new ArrayList<>();
    private final Set<AgentId> secured = new HashSet<>();
    private final LoginStanding standing = new LoginStanding();

    private final class Tokens extends AccessTokens {
        @Override
        public Set<TokenId> stillLive(Collection<TokenId> ids, Instant now) {
            return live(ids, now).stream().map(held -> held.token().id()).collect(Collectors.toSet());
        }

        @Override
        public List<Held> live(Collection<TokenId> ids, Instant now) {
            return live.stream().filter(held -> ids.contains(held.token().id())).toList();
        }
    }

    @BeforeEach
    void setUp() {
        standing.tokens = new Tokens();
        standing.twoSteps = new TwoSteps() {
            @Override
            public Set<AgentId> inForceOf(Collection<AgentId> agents) {
                return agents.stream().filter(secured::contains).collect(Collectors.toSet());
            }
        };
        standing.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        require("administrators");
    }

    private void require(String whom) {
        Map<String, String> properties = Map.of(
                LoginSettings.TWO_STEP_REQUIRED,
                whom,
                LoginSettings.TWO_STEP_KEYS,
                Base64.getEncoder().encodeToString(new byte[32]));
        standing.settings = new LoginSettings(properties::get);
    }

    private TokenId login(AgentId agent) {
        return held(
                agent, AccessToken.session(agent, TokenSecret.random(), "a browser", "::1", NOW, NOW.plusSeconds(60)));
    }

    private TokenId held(AgentId agent, AccessToken token) {
        boolean administrates = agent.equals(BOSS);
        live.add(new AccessTokens.Held(
                token, new Agent(agent, "login", "Name", PasswordHash.NOBODY, administrates, NOW)));
        return token.id();
    }

    @Test
    void whoMustSetUpASecondStepHasALoginThatLastsAndOpensNothing() {
        TokenId login = login(BOSS);
        assertThat(standing.lasts(login)).isTrue();
        assertThat(standing.open(Set.of(login))).isEmpty();
        assertThat(standing.mustSetUpTwoSteps(live.get(0).agent(), live.get(0).token()))
                .isTrue();
    }

    @Test
    void withItEverythingIsOpen() {
        TokenId login = login(BOSS);
        secured.add(BOSS);
        assertThat(standing.open(Set.of(login))).containsExactly(login);
        assertThat(standing.mustSetUpTwoSteps(live.get(0).agent(), live.get(0).token()))
                .isFalse();
    }

    @Test
    void othersArePassedBy() {
        TokenId hers = login(ANA);
        TokenId his = login(BOSS);
        assertThat(standing.open(Set.of(hers, his))).containsExactly(hers);
        require("everybody");
        assertThat(standing.open(Set.of(hers, his))).isEmpty();
        require("nobody");
        assertThat(standing.open(Set.of(hers, his))).containsExactlyInAnyOrder(hers, his);
    }

    @Test
    void programsAndSingleSignOnNeedNone() {
        TokenId program = held(
                BOSS, AccessToken.personal(BOSS, TokenSecret.random(), "a report", true, NOW, NOW.plusSeconds(60)));
        TokenId provided = held(
                BOSS,
                AccessToken.session(BOSS, TokenSecret.random(), "a browser", "::1", NOW, NOW.plusSeconds(60))
                        .bySingleSignOn());
        assertThat(standing.open(Set.of(program, provided))).containsExactlyInAnyOrder(program, provided);
    }

    @Test
    void whatHasEndedOpensNothing() {
        for (String whom : List.of("nobody", "administrators")) {
            require(whom);
            assertThat(standing.open(Set.of(new TokenId(5)))).isEmpty();
            assertThat(standing.lasts(new TokenId(5))).isFalse();
        }
    }
}
