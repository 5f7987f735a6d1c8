package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;

/**
 * Two hours in simulated time: four numbers, of which one hangs and one is slow, hundreds of conversations each, some of them so chatty
 * that WhatsApp's limit for one customer holds them back all the time. Decided by the rules that decide in the server.
 */
class TwoHoursOfSendingTest {
    private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final int HANDS = 64;
    private static final Duration REST = Duration.ofSeconds(1);
    /** So long it takes to ask the database who may leave. */
    private static final Duration A_LOOK = Duration.ofMillis(100);

    private static final int CONVERSATIONS = 110;
    private static final int CHATTY = 12;
    /** More than one look takes of a number. */
    private static final int TALKATIVE = 120;

    private static final int BURSTS = 2;
    private static final int OUTBURST = 90;

    /** How WhatsApp treats a number. */
    private enum Health {
        GOOD,
        BUSY,
        SLOW,
        HANGS
    }

    private record Happening(Instant at, long order, Runnable deed) {}

    private final Random random = new Random(20261128);
    private final Line line = new Line();
    private final Turns turns = new Turns(HANDS, new SendRate());
    private final RetrySchedule schedule = new RetrySchedule(random::nextDouble);
    private final PriorityQueue<Happening> agenda = new PriorityQueue<>((one, other) -> {
        int byTime = one.at().compareTo(other.at());
        return byTime != 0 ? byTime : Long.compare(one.order(), other.order());
    });
    private final Map<NumberId, Health> health = new HashMap<>();
    private final Set<ConversationId> chatty = new HashSet<>();
    private final Map<ConversationId, List<Long>> taken = new HashMap<>();
    private final Map<ConversationId, List<Instant>> takenAt = new HashMap<>();
    private final Map<NumberId, List<Instant>> calls = new HashMap<>();
    private final Map<Health, List<Duration>> waits = new HashMap<>();
    private final Map<ConversationId, Long> said = new HashMap<>();
    private Instant now = START;
    private Instant nextRound = START;
    private Instant lastRound = START;
    private long ids;
    private long happenings;
    private long rounds;

    @Test
    void nobodyStarvesNothingIsOutOfOrderNothingIsLost() {
        int number = 0;
        for (Health state : Health.values()) plan(new NumberId(++number), state);
        while (now.isBefore(END)) {
            Instant happens = agenda.isEmpty() ? END : agenda.peek().at();
            if (happens.isBefore(nextRound)) {
                now = happens;
                agenda.poll().deed().run();
                Instant woken = lastRound.plus(A_LOOK);
                nextRound = woken.isBefore(nextRound) ? woken : nextRound;
            } else {
                now = nextRound.isBefore(now) ? now : nextRound;
                line.forgetAccepted(now);
                round();
                lastRound = now;
            }
        }
        tell();
        everythingIsInOrderAndOnce();
        nothingIsLost();
        nobodyStarves();
        limitsAreKept();
    }

    private void plan(NumberId number, Health state) {
        health.put(number, state);
        int perSecond = state == Health.BUSY ? 20 : 80;
        int talkative = state == Health.GOOD ? TALKATIVE : CHATTY;
        for (int i = 0; i < (state == Health.GOOD ? 2 * CONVERSATIONS : CONVERSATIONS); i++) {
            ConversationId conversation = new ConversationId(number.value() * 10_000 + i);
            if (i < talkative) {
                chatty.add(conversation);
                for (int burst = 0; burst < BURSTS; burst++) outburst(number, conversation, perSecond, burst);
            } else {
                int every = state == Health.BUSY ? 60 : 120;
                for (int at = random.nextInt(every); at < 7_000; at += every / 2 + random.nextInt(every)) {
                    say(number, conversation, perSecond, START.plusSeconds(at));
                }
            }
        }
    }

    /** All within a minute, and more than goes to one customer at once. */
    private void outburst(NumberId number, ConversationId conversation, int perSecond, int burst) {
        Instant at = START.plusSeconds(burst * 3_000L + random.nextInt(60));
        for (int n = 0; n < OUTBURST; n++) say(number, conversation, perSecond, at.plusMillis(n * 20L));
    }

    private void say(NumberId number, ConversationId conversation, int perSecond, Instant at) {
        on(at, () -> {
            line.add(new Line.Entry(++ids, conversation, number, perSecond, now));
            said.merge(conversation, 1L, Long::sum);
        });
    }

    private void on(Instant at, Runnable deed) {
        agenda.add(new Happening(at, happenings++, deed));
    }

    /** As the sender does it. */
    private void round() {
        rounds++;
        Duration wait = REST;
        for (Line.Entry entry : line.due(now, 600)) {
            Turn turn = turns.take(entry.due(), now);
            if (turn.kind() == Turn.Kind.NOW) call(entry);
            else if (turn.kind() == Turn.Kind.CUSTOMER_WAITS) entry.nextAt = now.plus(turn.after());
            else if (turn.kind() == Turn.Kind.NUMBER_WAITS && turn.after().compareTo(wait) < 0) wait = turn.after();
        }
        Duration usual = wait;
        wait = line.untilEarliest(now).filter(left -> left.compareTo(usual) < 0).orElse(usual);
        nextRound = now.plus(wait.isZero() ? Duration.ofMillis(1) : wait);
    }

    private void call(Line.Entry entry) {
        entry.state = OutboxEntry.State.SENDING;
        entry.attempts++;
        if (entry.attempts == 1 && !chatty.contains(entry.conversation)) {
            waits.computeIfAbsent(health.get(entry.number), state -> new ArrayList<>())
                    .add(Duration.between(entry.firstSince, now));
        }
        Instant began = now;
        Duration takes = switch (health.get(entry.number)) {
            case HANGS -> Duration.ofSeconds(15);
            case SLOW -> Duration.ofMillis(4_000 + random.nextInt(2_000));
            default -> Duration.ofMillis(150 + random.nextInt(450));
        };
        on(now.plus(takes), () -> answered(entry, began));
    }

    private void answered(Line.Entry entry, Instant began) {
        turns.done(entry.due());
        if (health.get(entry.number) == Health.HANGS) {
            retry(entry, schedule.nextUnreached(entry.attempts, Duration.between(entry.createdAt, now)));
        } else if (random.nextInt(200) == 0) {
            retry(entry, schedule.next(ErrorCatalogue.of(131016), ++entry.refusals, Optional.empty()));
        } else {
            accepted(entry, began);
        }
    }

    private void retry(Line.Entry entry, Optional<Duration> after) {
        entry.state = OutboxEntry.State.QUEUED;
        entry.nextAt = now.plus(after.orElseThrow());
    }

    private void accepted(Line.Entry entry, Instant began) {
        taken.computeIfAbsent(entry.conversation, id -> new ArrayList<>()).add(entry.id);
        takenAt.computeIfAbsent(entry.conversation, id -> new ArrayList<>()).add(began);
        calls.computeIfAbsent(entry.number, id -> new ArrayList<>()).add(began);
        entry.state = OutboxEntry.State.ACCEPTED;
        entry.nextAt = now.plus(OutboxEntry.WAIT_FOR_STATUS);
        if (random.nextInt(50) != 0) {
            on(now.plusMillis(200 + random.nextInt(1_500)), () -> {
                if (entry.state == OutboxEntry.State.ACCEPTED && entry.nextAt.isAfter(now)) line.remove(entry, now);
            });
        }
    }

    // --- what must hold

    private void everythingIsInOrderAndOnce() {
        taken.forEach((conversation, ids) ->
                assertThat(ids).as(conversation.text()).isSorted().doesNotHaveDuplicates());
    }

    private void nothingIsLost() {
        long all = taken.values().stream().mapToLong(List::size).sum();
        long waiting = line.due(END.plus(Duration.ofDays(1)), Integer.MAX_VALUE).size();
        assertThat(ids).isGreaterThan(30_000);
        assertThat(said.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(ids);
        assertThat(all + line.size())
                .as("taken or still here (%d first in line)", waiting)
                .isGreaterThanOrEqualTo(ids);
        said.forEach((conversation, count) -> {
            if (health.get(new NumberId(conversation.value() / 10_000)) != Health.HANGS) {
                assertThat(taken.get(conversation)).as(conversation.text()).hasSize(count.intValue());
            }
        });
    }

    private void nobodyStarves() {
        assertThat(longest(Health.GOOD)).isLessThan(Duration.ofSeconds(4));
        assertThat(longest(Health.BUSY)).isLessThan(Duration.ofSeconds(5));
        assertThat(longest(Health.SLOW)).isLessThan(Duration.ofSeconds(20));
        assertThat(percentile(Health.GOOD, 75)).isLessThan(Duration.ofMillis(200));
    }

    /** WhatsApp would have refused nothing: 45 to one customer at once, then one in six seconds; so many from a number in a second. */
    private void limitsAreKept() {
        takenAt.values().forEach(times -> {
            for (int i = 0; i + 45 < times.size(); i++) {
                assertThat(Duration.between(times.get(i), times.get(i + 45)))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(6));
            }
        });
        calls.values().forEach(times -> {
            List<Instant> sorted = times.stream().sorted().toList();
            for (int i = 0; i + 90 < sorted.size(); i++) {
                assertThat(Duration.between(sorted.get(i), sorted.get(i + 90))).isGreaterThan(Duration.ofSeconds(1));
            }
        });
    }

    private Duration longest(Health state) {
        return percentile(state, 100);
    }

    private Duration percentile(Health state, int percent) {
        List<Duration> sorted = waits.get(state).stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private void tell() {
        System.out.printf(
                "two hours: %,d messages of %d conversations, %,d rounds, %d still waiting%n",
                ids, said.size(), rounds, line.size());
        for (Health state : Health.values()) {
            long count = taken.entrySet().stream()
                    .filter(entry -> health.get(new NumberId(entry.getKey().value() / 10_000)) == state)
                    .mapToLong(entry -> entry.getValue().size())
                    .sum();
            System.out.printf(
                    "  number %-5s %,7d taken; wait of those first in line: p50 %d ms, p99 %d ms, longest %d ms%n",
                    state,
                    count,
                    percentile(state, 50).toMillis(),
                    percentile(state, 99).toMillis(),
                    longest(state).toMillis());
        }
    }
}
