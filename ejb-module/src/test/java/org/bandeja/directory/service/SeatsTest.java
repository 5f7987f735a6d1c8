package org.bandeja.directory.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.LastAdministrator;
import org.bandeja.directory.service.Seats.Hand;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody always remains to administrate. */
class SeatsTest {
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId BEA = new AgentId(2);
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Hand HAND = Hand.of(BEA);

    private final Agent ana = new Agent(ANA, "ana", "Ana", new PasswordHash("hash"), true, NOW);
    private final List<String> deeds = new ArrayList<>();
    private final Seats seats = new Seats();

    @BeforeEach
    void prepare() {
        seats.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        seats.agents = new Agents() {
            @Override
            public void flush() {}
        };
        seats.departures = new Departures() {
            @Override
            int ofAdministrator(AgentId agent, Optional<AgentId> by) {
                deeds.add("conversations return");
                return 0;
            }
        };
        seats.audit = new Audit() {
            @Override
            public void record(Deed deed) {
                deeds.add(deed.action());
            }
        };
        seats.events = new EventLog() {
            @Override
            public void add(InboxEvent event) {
                deeds.add(event.type().name());
            }
        };
    }

    @Test
    void theLastAdministratorStaysOne() {
        assertThatExceptionOfType(LastAdministrator.class)
                .isThrownBy(() -> seats.administrate(ana, false, Set.of(ANA), HAND));
        assertThatExceptionOfType(LastAdministrator.class)
                .isThrownBy(() -> seats.administrate(ana, false, Set.of(), HAND));
        assertThat(ana.isAdministrator()).isTrue();
        assertThat(deeds).isEmpty();
    }

    @Test
    void oneOfTwoMayStopAndBeginAgain() {
        seats.administrate(ana, false, Set.of(ANA, BEA), HAND);
        assertThat(ana.isAdministrator()).isFalse();
        seats.administrate(ana, true, Set.of(), HAND);
        assertThat(ana.isAdministrator()).isTrue();
        assertThat(deeds)
                .containsExactly(
                        "conversations return", "AGENT_CHANGED", "ACCESS_CHANGED", "AGENT_CHANGED", "ACCESS_CHANGED");
    }

    @Test
    void whoIsOneAlreadyStaysOneWithoutAWord() {
        seats.administrate(ana, true, Set.of(), HAND);
        assertThat(deeds).isEmpty();
    }
}
