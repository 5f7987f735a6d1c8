package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessToken.Kind;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.SignInCounter;
import org.bandeja.login.model.TwoSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was allowed for a password is not done when it has become another one since it was looked at. */
class ProvedMeanwhileTest {
    private static final AgentId ANA = new AgentId(1);
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final MyLogins.Wanted WANTED = new MyLogins.Wanted("script", true, NOW.plusSeconds(60));

    private final Agent ana = new Agent(ANA, "ana", "Ana", new PasswordHash("present"), false, NOW);
    private final List<String> deeds = new ArrayList<>();
    private final PasswordBook people = new PasswordBook();
    private final MyLogins logins = new MyLogins();
    private final TwoStepDesk twoStep = new TwoStepDesk();
    private boolean changesMeanwhile;

    private final class Password extends MyPassword {
        @Override
        public PasswordBook.Owner require(String typed) {
            return prove(typed).owner();
        }

        @Override
        public Proved prove(String typed) {
            PasswordBook.Owner owner = people.owner(ANA);
            if (changesMeanwhile) {
                ana.keepPassword(new PasswordHash("other"));
            }
            return new Proved(owner, new Lockout.Try(SignInCounter.ofScreen(ANA), Optional.empty(), Optional.empty()));
        }
    }

    private final class Me extends Callers {
        @Override
        public Caller current() {
            return new Caller(ANA, "Ana", false, Map.of());
        }
    }

    private final class Records extends Audit {
        @Override
        public void record(Deed deed) {
            deeds.add(deed.action());
        }
    }

    @BeforeEach
    void prepare() {
        people.agents = new Agents() {
            @Override
            public Optional<Agent> find(AgentId id) {
                return Optional.of(ana);
            }

            @Override
            public Optional<Agent> lock(AgentId id) {
                return Optional.of(ana);
            }
        };
        prepareLogins();
        prepareTwoStep();
    }

    private void prepareLogins() {
        logins.password = new Password();
        logins.book = people;
        logins.callers = new Me();
        logins.audit = new Records();
        logins.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        logins.tokens = new AccessTokens() {
            @Override
            public List<AccessToken> liveOf(AgentId agent, Kind kind, Instant now) {
                return List.of();
            }

            @Override
            public void add(AccessToken token) {
                deeds.add("added");
            }
        };
    }

    private void prepareTwoStep() {
        twoStep.password = new Password();
        twoStep.book = people;
        twoStep.callers = new Me();
        twoStep.audit = new Records();
        twoStep.clock = logins.clock;
        twoStep.settings = new LoginSettings(name -> null);
        twoStep.lockout = new Lockout() {
            @Override
            public void succeeded(Try succeeded) {
                deeds.add("succeeded");
            }
        };
        twoStep.codes = new SecondSteps() {
            @Override
            public Check check(AgentId agent, Optional<String> code) {
                return Check.RIGHT;
            }
        };
        twoStep.twoSteps = new TwoSteps() {
            @Override
            public void remove(AgentId agent) {
                deeds.add("removed");
            }

            @Override
            public void replaceCodes(AgentId agent, Collection<String> hashes) {
                deeds.add("replaced");
            }
        };
    }

    @Test
    void theProvedPasswordAllowsIt() {
        logins.create(WANTED, "typed");
        twoStep.renewCodes("typed", "123456");
        twoStep.turnOff("typed", "123456");
        assertThat(deeds)
                .containsExactly(
                        "added",
                        "TOKEN_CREATED",
                        "succeeded",
                        "RECOVERY_CODES_RENEWED",
                        "replaced",
                        "succeeded",
                        "removed",
                        "TWO_STEP_OFF");
    }

    @Test
    void noTokenIsMade() {
        changesMeanwhile = true;
        assertThatExceptionOfType(WrongPassword.class).isThrownBy(() -> logins.create(WANTED, "typed"));
        assertThat(deeds).isEmpty();
    }

    @Test
    void theSecondStepIsNotBegunNorRenewedNorTurnedOff() {
        changesMeanwhile = true;
        assertThatExceptionOfType(WrongPassword.class).isThrownBy(() -> twoStep.begin("typed"));
        ana.keepPassword(new PasswordHash("present"));
        assertThatExceptionOfType(WrongPassword.class).isThrownBy(() -> twoStep.renewCodes("typed", "123456"));
        ana.keepPassword(new PasswordHash("present"));
        assertThatExceptionOfType(WrongPassword.class).isThrownBy(() -> twoStep.turnOff("typed", "123456"));
        assertThat(deeds).isEmpty();
    }
}
