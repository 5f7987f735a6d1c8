package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId BOSS = new AgentId(2);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final AccessToken program = AccessToken.personal(
            ANA, TokenSecret.random(), "a report", true, NOW.minusSeconds(60), NOW.plusSeconds(60));
    private final Logins logins = new Logins();
    private final List<String> deeds = new ArrayList<>();

    private final class Tokens extends AccessTokens {
        @Override
        public void endLogins(AgentId agent, Instant now) {
            deeds.add("ended all of " + agent.value());
        }

        @Override
        public List<AccessToken> personalOf(AgentId agent, Instant now) {
            return List.of(program);
        }
    }

    private final class Log extends EventLog {
        @Override
        public void add(InboxEvent event) {
            assertThat(event.type()).isEqualTo(EventType.ACCESS_CHANGED);
            deeds.add(
                    "told the screens of " + event.onlyFor().map(AgentId::value).orElseThrow());
        }
    }

    @BeforeEach
    @SuppressWarnings("unchecked")
    void setUp() {
        logins.tokens = new Tokens();
        logins.events = new Log();
        logins.audit = new Audit() {
            @Override
            public void record(Deed deed) {
                deeds.add(deed.action() + " by " + deed.actor().orElseThrow().value());
            }
        };
        logins.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        logins.ended = (Event<LoginEnded>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (event, method, told) -> {
                    deeds.add("left " + ((LoginEnded) told[0]).agent().value());
                    return null;
                });
    }

    @Test
    void whatEndsProvesNobodyAndTheScreensAreTold() {
        AccessToken login = AccessToken.session(
                ANA, TokenSecret.random(), "Firefox", "192.0.2.1", NOW.minusSeconds(60), NOW.plusSeconds(60));
        logins.end(login);
        assertThat(login).extracting("revokedAt").isEqualTo(NOW);
        assertThat(deeds).containsExactly("told the screens of 1", "left 1");
    }

    @Test
    void whoseLoginsEndIsToldOnceAndNoTokenIsLeft() {
        logins.endAll(ANA, BOSS);
        assertThat(program).extracting("revokedAt").isEqualTo(NOW);
        assertThat(deeds).containsExactly("ended all of 1", "TOKEN_REVOKED by 2", "told the screens of 1", "left 1");
    }

    @Test
    void tokensEndAndLoginsStay() {
        logins.revokeTokens(ANA, ANA);
        assertThat(program).extracting("revokedAt").isEqualTo(NOW);
        assertThat(deeds).containsExactly("TOKEN_REVOKED by 1", "told the screens of 1", "left 1");
    }
}
