package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.service.LoginStanding;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushTasks;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose login opens no door is told nothing; only what has ended goes. */
class LetterWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Task TASK = new Task(
            new SubscriptionId(1),
            new ConversationId(2),
            3,
            Set.of(NotificationKind.NEW),
            Optional.empty(),
            Optional.empty(),
            1,
            NOW.plusSeconds(60));

    private final LetterWriter writer = new LetterWriter();
    private final List<String> deeds = new ArrayList<>();

    @BeforeEach
    void setUp() {
        writer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        writer.subscriptions = new Subscriptions() {
            @Override
            public Optional<Subscription> find(SubscriptionId id) {
                return Optional.of(Letters.browser("https://push.example/1"));
            }

            @Override
            public void remove(SubscriptionId id) {
                deeds.add("removed");
            }
        };
        writer.tasks = new PushTasks() {
            @Override
            public void done(Task task, Instant now) {
                deeds.add("done");
            }
        };
        writer.callers = new Callers() {
            @Override
            public Optional<Caller> of(AgentId id) {
                return Optional.of(new Caller(id, "Ana", false, Map.of()));
            }
        };
    }

    private void login(boolean lasts) {
        writer.logins = new LoginStanding() {
            @Override
            public boolean lasts(TokenId id) {
                return lasts;
            }

            @Override
            public Set<TokenId> open(Collection<TokenId> ids) {
                return Set.of();
            }
        };
    }

    @Test
    void whoMustSetUpASecondStepIsToldNothingAndMayBeLater() {
        login(true);
        assertThat(writer.letter(TASK)).isEmpty();
        assertThat(deeds).containsExactly("done");
    }

    @Test
    void theBrowserOfALoginThatHasEndedGoes() {
        login(false);
        assertThat(writer.letter(TASK)).isEmpty();
        assertThat(deeds).containsExactly("removed", "done");
    }
}
