package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.bandeja.login.model.Invitation;
import org.bandeja.login.model.Invitation.Purpose;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.SignInCounter;
import org.bandeja.login.model.SignInCounters;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another password is set for somebody who is locked, and who still is who it was proved for. */
class PasswordBookTest {
    private static final AgentId ANA = new AgentId(1);
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final PasswordHash PRESENT = new PasswordHash("present");
    private static final PasswordHash OTHER = new PasswordHash("other");
    private static final PasswordHash CHOSEN = new PasswordHash("chosen");
    private static final TokenSecret KNOWN = TokenSecret.random();
    private static final PasswordBook.Place HERE = new PasswordBook.Place(new TokenId(7), Optional.of(KNOWN));

    private final Agent ana = new Agent(ANA, "ana", "Ana", PRESENT, false, NOW);
    private final TokenSecret secret = TokenSecret.random();
    private final Invitation link = new Invitation(Purpose.RESET, ANA, secret, NOW);
    private final List<String> deeds = new ArrayList<>();
    private final List<SignInCounter> forgotten = new ArrayList<>();
    private final PasswordBook book = new PasswordBook();

    @BeforeEach
    void prepare() {
        book.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        book.agents = new Agents() {
            @Override
            public Optional<Agent> find(AgentId id) {
                return Optional.of(ana);
            }

            @Override
            public Optional<Agent> lock(AgentId id) {
                deeds.add("person locked");
                return Optional.of(ana);
            }
        };
        book.invitations = new Invitations() {
            @Override
            public Optional<AgentId> whose(TokenSecret asked) {
                return link.agent().filter(agent -> asked.equals(secret));
            }

            @Override
            public Optional<Invitation> lock(TokenSecret asked) {
                deeds.add("link locked");
                return Optional.of(link);
            }
        };
        book.devices = new KnownDevices() {
            @Override
            public boolean isKnown(TokenSecret device) {
                return device.equals(KNOWN);
            }

            @Override
            public void remember(TokenSecret device, AgentId agent, Instant now) {
                deeds.add("device remembered");
            }

            @Override
            public void forgetOthers(AgentId agent, TokenSecret device) {
                deeds.add("other devices forgotten");
            }
        };
        book.counters = new SignInCounters() {
            @Override
            public void forget(SignInCounter counter) {
                forgotten.add(counter);
            }
        };
        book.mine = new MyLogins() {
            @Override
            public void endOthers(TokenId login) {
                deeds.add("others ended");
            }
        };
        book.logins = new Logins() {
            @Override
            public void endAll(AgentId agent, AgentId by) {
                deeds.add("all ended");
            }

            @Override
            public void revokeTokens(AgentId agent, AgentId by) {
                deeds.add("tokens revoked by " + by.value());
            }
        };
        book.audit = new Audit() {
            @Override
            public void record(Deed deed) {
                deeds.add(deed.action());
            }
        };
    }

    @Test
    void thePasswordThatWasProvedIsChanged() {
        TokenSecret device = book.change(book.owner(ANA), CHOSEN, HERE, false);
        assertThat(ana.password()).isEqualTo(CHOSEN);
        assertThat(deeds)
                .containsExactly(
                        "person locked",
                        "PASSWORD_CHANGED",
                        "others ended",
                        "device remembered",
                        "other devices forgotten");
        assertThat(device).as("what this browser holds already").isEqualTo(KNOWN);
        assertThat(forgotten).containsExactly(SignInCounter.ofDevice(KNOWN, "ana"));
    }

    @Test
    void tokensEndWithIfThatIsWanted() {
        book.change(book.owner(ANA), CHOSEN, HERE, true);
        assertThat(deeds).contains("tokens revoked by 1");
    }

    @Test
    void aPasswordThatBecameAnotherMeanwhileStays() {
        PasswordBook.Owner proved = book.owner(ANA);
        ana.keepPassword(OTHER);
        assertThatExceptionOfType(WrongPassword.class).isThrownBy(() -> book.change(proved, CHOSEN, HERE, true));
        assertThat(ana.password()).isEqualTo(OTHER);
        assertThat(deeds).containsExactly("person locked");
    }

    @Test
    void aLinkIsUsedWhileThePersonIsLocked() {
        TokenSecret device = book.join(secret, CHOSEN, Optional.of(TokenSecret.random()));
        assertThat(ana.password()).isEqualTo(CHOSEN);
        assertThat(link.isUsableAt(NOW)).isFalse();
        assertThat(deeds)
                .containsExactly(
                        "person locked",
                        "link locked",
                        "PASSWORD_RESET",
                        "all ended",
                        "device remembered",
                        "other devices forgotten");
        assertThat(forgotten)
                .as("guessing by strangers keeps out neither this browser nor another one")
                .containsExactly(SignInCounter.ofLogin("ana"), SignInCounter.ofDevice(device, "ana"));
    }

    @Test
    void aLinkOfSomebodyWhoIsDisabledOrOfNobodyIsNotUsable() {
        assertThatExceptionOfType(LinkNotUsable.class)
                .isThrownBy(() -> book.join(TokenSecret.random(), CHOSEN, Optional.empty()));
        ana.disable();
        assertThatExceptionOfType(LinkNotUsable.class).isThrownBy(() -> book.join(secret, CHOSEN, Optional.empty()));
        assertThat(ana.password()).isEqualTo(PRESENT);
        assertThat(link.isUsableAt(NOW)).isTrue();
    }

    @Test
    void aLinkThatWasUsedBeforeThePersonWasLockedIsNotUsable() {
        link.use(NOW);
        assertThatExceptionOfType(LinkNotUsable.class).isThrownBy(() -> book.join(secret, CHOSEN, Optional.empty()));
        assertThat(ana.password()).isEqualTo(PRESENT);
    }
}
