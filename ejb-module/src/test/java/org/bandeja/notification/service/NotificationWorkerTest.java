package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event, or one browser, stops the line for nobody else. */
class NotificationWorkerTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private final NotificationWorker worker = new NotificationWorker();
    private final List<Long> noted = new ArrayList<>();
    private final List<Integer> transactions = new ArrayList<>();

    private void noterThatFailsAt(long broken, RuntimeException failure) {
        worker.noter = new NotificationNoter() {
            @Override
            public void lookThrough(Collection<InboxEvent> events) {
                transactions.add(events.size());
                if (events.stream().anyMatch(event -> event.id() == broken)) {
                    throw failure;
                }
                events.forEach(event -> noted.add(event.id()));
            }
        };
    }

    private static List<InboxEvent> events(int number) {
        return LongStream.rangeClosed(1, number)
                .mapToObj(id -> new InboxEvent(
                        id,
                        NOW,
                        EventType.MESSAGE_RECEIVED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void anEventThatCannotBeLookedThroughIsPassed() {
        noterThatFailsAt(3, new IllegalStateException("broken"));
        worker.lookThrough(events(5));
        assertThat(noted).containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void withTheDatabaseAwayNothingIsPassed() {
        RuntimeException away = new IllegalStateException(new SQLException("gone", "08S01"));
        noterThatFailsAt(3, away);
        assertThatThrownBy(() -> worker.lookThrough(events(5))).isSameAs(away);
        assertThat(noted).isEmpty();
    }

    @Test
    void manyEventsAreSeveralTransactions() {
        noterThatFailsAt(0, new IllegalStateException());
        worker.lookThrough(events(120));
        assertThat(transactions).containsExactly(50, 50, 20);
        assertThat(noted).hasSize(120);
    }

    private static final Task TASK = new Task(
            new SubscriptionId(1),
            new ConversationId(2),
            3,
            Set.of(NotificationKind.NEW),
            Optional.empty(),
            Optional.empty(),
            1,
            NOW.plusSeconds(60));

    @Test
    void withoutAKeyWhatWaitsGoesAndNothingIsHeldAgainstTheBrowser() {
        List<String> deeds = new ArrayList<>();
        worker.writer = new LetterWriter() {
            @Override
            public Optional<Letter> letter(Task task) {
                return Optional.of(Letters.to("https://push.example/1"));
            }
        };
        worker.book = new NotificationBook() {
            @Override
            public Optional<String> endpoint(Task task) {
                return Optional.of("https://push.example/1");
            }

            @Override
            public void settle(Task task, PushAnswer answer) {
                deeds.add("settled");
            }

            @Override
            public void drop(Task task) {
                deeds.add("dropped");
            }
        };
        worker.post = new PushPost() {
            @Override
            Optional<Instant> restsUntil(String endpoint) {
                return Optional.empty();
            }

            @Override
            PushAnswer send(Letter letter) {
                throw new PushNotPossible();
            }

            @Override
            void untried(String endpoint) {
                deeds.add("untried");
            }
        };
        worker.told(TASK);
        assertThat(deeds).containsExactly("dropped", "untried");
    }

    /** A push service that rests is tried by one; who finds nothing to say is not that one. */
    @Test
    void whoHasNothingToSayLeavesTheTrialToAnother() {
        List<String> untried = new ArrayList<>();
        worker.writer = new LetterWriter() {
            @Override
            public Optional<Letter> letter(Task task) {
                return Optional.empty();
            }
        };
        worker.book = new NotificationBook() {
            @Override
            public Optional<String> endpoint(Task task) {
                return Optional.of("https://push.example/1");
            }
        };
        worker.post = new PushPost() {
            @Override
            Optional<Instant> restsUntil(String endpoint) {
                return Optional.empty();
            }

            @Override
            void untried(String endpoint) {
                untried.add(endpoint);
            }
        };
        worker.told(TASK);
        assertThat(untried).containsExactly("https://push.example/1");
    }

    /** Nobody writes a letter that cannot leave, and no try is counted; what would be too late then goes, or it would hold a hand for long. */
    @ParameterizedTest
    @CsvSource({"15, rests", "59, rests", "60, goes", "61, goes"})
    void whatIsForAPushServiceThatRestsWaits(int seconds, String expected) {
        List<String> deeds = new ArrayList<>();
        worker.writer = new LetterWriter() {
            @Override
            public Optional<Letter> letter(Task task) {
                deeds.add("tried");
                return Optional.empty();
            }
        };
        worker.book = new NotificationBook() {
            @Override
            public Optional<String> endpoint(Task task) {
                return Optional.of("https://push.example/1");
            }

            @Override
            public void rest(Task task, Instant until) {
                deeds.add("rests");
            }

            @Override
            public void drop(Task task) {
                deeds.add("goes");
            }
        };
        worker.post = new PushPost() {
            @Override
            Optional<Instant> restsUntil(String endpoint) {
                return Optional.of(NOW.plusSeconds(seconds));
            }
        };
        worker.told(TASK);
        assertThat(deeds).containsExactly(expected);
    }
}
