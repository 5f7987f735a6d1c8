package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import org.bandeja.login.service.SignInBook.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login is opened for the password that was proved, while it cannot become another one. */
class SignInBookTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final PasswordHash PRESENT = new PasswordHash("present");
    private static final PasswordHash OTHER = new PasswordHash("other");
    private static final Attempt ATTEMPT =
            new Attempt("ana", "typed", Optional.empty(), false, "192.0.2.1", "", Optional.empty());

    private final Agent ana = new Agent(new AgentId(1), "ana", "Ana", PRESENT, false, NOW);
    private final List<String> deeds = new ArrayList<>();
    private final SignInBook book = new SignInBook();
    private Candidate proved;

    @BeforeEach
    void prepare() {
        book.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        book.settings = new LoginSettings(name -> null);
        book.agents = new Agents() {
            @Override
            public Optional<Agent> findByLogin(String login) {
                return Optional.of(ana);
            }

            @Override
            public Optional<Agent> hold(AgentId id) {
                deeds.add("held");
                return Optional.of(ana);
            }

            @Override
            public Optional<Agent> lock(AgentId id) {
                deeds.add("locked");
                return Optional.of(ana);
            }
        };
        book.devices = new KnownDevices() {
            @Override
            public void remember(TokenSecret device, AgentId agent, Instant now) {
                deeds.add("device remembered");
            }
        };
        book.tokens = new AccessTokens() {
            @Override
            public void add(AccessToken token) {
                deeds.add("opened");
            }
        };
        book.audit = new Audit() {
            @Override
            public void record(Deed deed) {
                deeds.add(deed.action());
            }
        };
        proved = book.find("ana").orElseThrow();
    }

    @Test
    void severalMayOpenAtOnceWhenNothingOfThePersonIsWritten() {
        assertThat(book.open(proved, ATTEMPT, Optional.empty())).isPresent();
        assertThat(deeds).containsExactly("held", "device remembered", "opened", "LOGGED_IN");
        assertThat(ana.password()).isEqualTo(PRESENT);
    }

    @Test
    void whoKeepsThePasswordAnewIsAlone() {
        assertThat(book.open(proved, ATTEMPT, Optional.of(OTHER))).isPresent();
        assertThat(deeds).startsWith("locked").contains("opened");
        assertThat(ana.password()).isEqualTo(OTHER);
    }

    @Test
    void aPasswordThatBecameAnotherMeanwhileOpensNothing() {
        ana.keepPassword(OTHER);
        assertThat(book.open(proved, ATTEMPT, Optional.empty())).isEmpty();
        assertThat(book.open(proved, ATTEMPT, Optional.of(new PasswordHash("anew"))))
                .isEmpty();
        assertThat(deeds).containsExactly("held", "locked");
        assertThat(ana.password()).isEqualTo(OTHER);
    }

    @Test
    void whoWasDisabledMeanwhileOpensNothing() {
        ana.disable();
        assertThat(book.open(proved, ATTEMPT, Optional.empty())).isEmpty();
        assertThat(deeds).containsExactly("held");
    }
}
