package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushTasks;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.rules.PushAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of what push services say. */
class NotificationBookTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final int LAST = 4;
    private final NotificationBook book = new NotificationBook();
    private final List<String> deeds = new ArrayList<>();

    @BeforeEach
    void prepare() {
        book.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        book.tasks = new PushTasks() {
            @Override
            public void done(Task task, Instant now) {
                deeds.add("done");
            }

            @Override
            public void postpone(Task task, Instant until) {
                deeds.add("postponed by " + Duration.between(NOW, until).toSeconds());
            }
        };
        book.subscriptions = new Subscriptions() {
            @Override
            public void told(SubscriptionId id, Instant now) {
                deeds.add("told");
            }

            @Override
            public void failed(SubscriptionId id, int most) {
                deeds.add("failed");
            }

            @Override
            public void remove(SubscriptionId id) {
                deeds.add("removed");
            }
        };
    }

    private static Task task(int attempts) {
        return new Task(
                new SubscriptionId(1),
                new ConversationId(2),
                3,
                Set.of(NotificationKind.ANSWER),
                Optional.empty(),
                Optional.empty(),
                attempts,
                NOW.plus(NotificationBook.LIFE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 429, 500, 503})
    void aPushServiceThatIsAwayTakesNoBrowserAway(int status) {
        book.settle(task(LAST), new PushAnswer(status, Optional.empty()));
        assertThat(deeds).containsExactly("done");
    }

    @Test
    void neitherDoesOneThatWantsToBeLeftAloneForLong() {
        book.settle(task(1), new PushAnswer(429, Optional.of(Duration.ofHours(1))));
        assertThat(deeds).containsExactly("done");
    }

    @Test
    void untilThenItIsTriedAgain() {
        book.settle(task(1), PushAnswer.none());
        assertThat(deeds).containsExactly("postponed by 5");
    }

    @Test
    void whatIsRefusedIsCounted() {
        book.settle(task(1), new PushAnswer(413, Optional.empty()));
        assertThat(deeds).containsExactly("done", "failed");
    }

    @Test
    void whatIsTakenOrGoneIs() {
        book.settle(task(1), new PushAnswer(201, Optional.empty()));
        book.settle(task(1), new PushAnswer(410, Optional.empty()));
        assertThat(deeds).containsExactly("told", "done", "removed");
    }
}
