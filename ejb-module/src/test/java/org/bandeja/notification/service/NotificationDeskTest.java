package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.notification.model.ChosenNotifications;
import org.bandeja.notification.model.NotificationChoices;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.model.Subscriptions.Subscription;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.notification.rules.TestedTooOften;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people choose, and in which order it is looked up. */
class NotificationDeskTest {
    private static final DepartmentId SALES = new DepartmentId(1);
    private static final DepartmentId FORMER = new DepartmentId(2);
    private static final DepartmentId FOREIGN = new DepartmentId(3);
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final NotificationDesk desk = new NotificationDesk();
    private final List<String> read = new ArrayList<>();
    private NotificationChoices kept = muting(Set.of(FORMER));
    private boolean administrator;

    private static NotificationChoices muting(Set<DepartmentId> departments) {
        return new NotificationChoices(Set.of(NotificationKind.NEW), departments, Optional.empty(), false, true);
    }

    @BeforeEach
    void prepare() {
        desk.callers = new Callers() {
            @Override
            public Caller current() {
                read.add("person");
                return new Caller(Letters.ANA, "Ana", administrator, Map.of(SALES, Role.AGENT));
            }
        };
        desk.identity = new PushIdentity() {
            @Override
            public Optional<String> publicKey() {
                read.add("key");
                return Optional.of("B");
            }
        };
        desk.choices = new ChosenNotifications() {
            @Override
            public NotificationChoices of(AgentId agent) {
                return kept;
            }

            @Override
            public void choose(AgentId agent, NotificationChoices chosen) {
                kept = chosen;
            }
        };
        desk.subscriptions = new Subscriptions() {
            @Override
            public List<Subscription> of(AgentId agent) {
                return List.of();
            }

            @Override
            public Optional<Subscription> find(SubscriptionId id) {
                return Optional.of(Letters.browser("https://push.example/1"));
            }
        };
    }

    /** The key may need a connection of its own: whoever held one already would wait for a second one. */
    @Test
    void theKeyIsLookedUpBeforeAnythingElse() {
        desk.mine();
        assertThat(read).containsExactly("key", "person");
    }

    @Test
    void onlyWhatOneSeesIsMutedAndWhatWasMutedBefore() {
        desk.choose(muting(Set.of(SALES, FORMER, FOREIGN)));
        assertThat(kept.muted()).containsExactlyInAnyOrder(SALES, FORMER);
        desk.choose(muting(Set.of(SALES)));
        desk.choose(muting(Set.of(SALES, FORMER)));
        assertThat(kept.muted()).containsExactly(SALES);
    }

    @Test
    void administratorsSeeAllDepartments() {
        administrator = true;
        desk.choose(muting(Set.of(FOREIGN)));
        assertThat(kept.muted()).containsExactly(FOREIGN);
    }

    @Test
    void aTestIsSentThreeTimesAndThenOnceInTenSeconds() {
        desk.tests = new TestsOfPeople();
        desk.tests.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        desk.post = new PushPost() {
            @Override
            PushAnswer tried(Letter letter) {
                return new PushAnswer(201, Optional.empty());
            }
        };
        for (int i = 0; i < 3; i++) {
            assertThat(desk.test(new SubscriptionId(1)).status()).isEqualTo(201);
        }
        assertThatExceptionOfType(TestedTooOften.class)
                .isThrownBy(() -> desk.test(new SubscriptionId(1)))
                .satisfies(often -> assertThat(often.seconds()).isEqualTo(10));
        desk.tests.clock = Clock.fixed(NOW.plusSeconds(10), ZoneOffset.UTC);
        assertThat(desk.test(new SubscriptionId(1)).status()).isEqualTo(201);
    }
}
