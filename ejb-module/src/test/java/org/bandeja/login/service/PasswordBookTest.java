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
    private static final TokenId LOGIN = new TokenId(7);

    private final Agent ana = new Agent(ANA, "ana", "Ana", PRESENT, false, NOW);
    private final TokenSecret secret = TokenSecret.random();
    private final Invitation link = new Invitation(Purpose.RESET, ANA, secret, NOW);
    private final List<String> deeds = new ArrayList<>();
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
            public void forget(AgentId agent) {
                deeds.add("devices forgotten");
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
            public void endAll(AgentId agent) {
                deeds.add("all ended");
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
        book.change(book.owner(ANA), CHOSEN, LOGIN);
        assertThat(ana.password()).isEqualTo(CHOSEN);
        assertThat(deeds).containsExactly("person locked", "devices forgotten", "PASSWORD_CHANGED", "others ended");
    }

    @Test
    void aPasswordThatBecameAnotherMeanwhileStays() {
        PasswordBook.Owner proved = book.owner(ANA);
        ana.keepPassword(OTHER);
        assertThatExceptionOfType(WrongPassword.class).isThrownBy(() -> book.change(proved, CHOSEN, LOGIN));
        assertThat(ana.password()).isEqualTo(OTHER);
        assertThat(deeds).containsExactly("person locked");
    }

    @Test
    void aLinkIsUsedWhileThePersonIsLocked() {
        book.join(secret, CHOSEN);
        assertThat(ana.password()).isEqualTo(CHOSEN);
        assertThat(link.isUsableAt(NOW)).isFalse();
        assertThat(deeds)
                .containsExactly("person locked", "link locked", "devices forgotten", "PASSWORD_RESET", "all ended");
    }

    @Test
    void aLinkOfSomebodyWhoIsDisabledOrOfNobodyIsNotUsable() {
        assertThatExceptionOfType(LinkNotUsable.class).isThrownBy(() -> book.join(TokenSecret.random(), CHOSEN));
        ana.disable();
        assertThatExceptionOfType(LinkNotUsable.class).isThrownBy(() -> book.join(secret, CHOSEN));
        assertThat(ana.password()).isEqualTo(PRESENT);
        assertThat(link.isUsableAt(NOW)).isTrue();
    }

    @Test
    void aLinkThatWasUsedBeforeThePersonWasLockedIsNotUsable() {
        link.use(NOW);
        assertThatExceptionOfType(LinkNotUsable.class).isThrownBy(() -> book.join(secret, CHOSEN));
        assertThat(ana.password()).isEqualTo(PRESENT);
    }
}
