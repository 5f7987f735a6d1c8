package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    /** So many that a slow number cannot keep up with them for a while. */
    private static final int TALKATIVE_OF_BUSY = 32;

    private static final int USUAL_SPEED = 80;
    private static final int SPEED_OF_BUSY = 20;

    private static final int BURSTS = 2;
    private static final int OUTBURST = 90;
    /** To one customer at once; then one in six seconds. */
    private static final int AT_ONCE = 45;

    private static final Duration THEN_ONE_IN = Duration.ofSeconds(6);

    /** How WhatsApp treats a number. */
    private enum Health {
        GOOD,
        BUSY,
        SLOW,
        HANGS
    }

    private record Pause(Instant from, Instant until) {}

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
    /** All that WhatsApp was asked, refused or not. */
    private final Map<NumberId, List<Instant>> calls = new HashMap<>();

    private final Map<ConversationId, List<Instant>> asked = new HashMap<>();
    private final Map<ConversationId, List<Instant>> saidAt = new HashMap<>();
    private final Map<NumberId, List<Pause>> pauses = new HashMap<>();
    private final Map<Integer, Integer> refusals = new HashMap<>();
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
        theChattyGetTheirTurns();
        limitsAreKept();
        whatWhatsAppRefusedIsHeeded();
    }

    private void plan(NumberId number, Health state) {
        health.put(number, state);
        int perSecond = speed(state);
        int talkative = switch (state) {
            case GOOD -> TALKATIVE;
            case BUSY -> TALKATIVE_OF_BUSY;
            default -> CHATTY;
        };
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

    private static int speed(Health state) {
        return state == Health.BUSY ? SPEED_OF_BUSY : USUAL_SPEED;
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
            saidAt.computeIfAbsent(conversation, id -> new ArrayList<>()).add(now);
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
        calls.computeIfAbsent(entry.number, id -> new ArrayList<>()).add(began);
        asked.computeIfAbsent(entry.conversation, id -> new ArrayList<>()).add(began);
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
            return;
        }
        switch (random.nextInt(600)) {
            case 0, 1, 2 -> refused(entry, 131016);
            case 3 -> refused(entry, ErrorCatalogue.PAIR_RATE);
            case 4 -> refused(entry, ErrorCatalogue.THROUGHPUT);
            default -> accepted(entry, began);
        }
    }

    /** As the sender takes it. */
    private void refused(Line.Entry entry, int code) {
        ErrorRule rule = ErrorCatalogue.of(code);
        refusals.merge(code, 1, Integer::sum);
        RetrySchedule.pause(rule, Optional.empty()).ifPresent(pause -> {
            turns.pause(entry.number, now.plus(pause), now);
            pauses.computeIfAbsent(entry.number, id -> new ArrayList<>()).add(new Pause(now, now.plus(pause)));
        });
        retry(entry, schedule.next(rule, ++entry.refusals, Optional.empty()));
    }

    private void retry(Line.Entry entry, Optional<Duration> after) {
        entry.state = OutboxEntry.State.QUEUED;
        entry.nextAt = now.plus(after.orElseThrow());
    }

    private void accepted(Line.Entry entry, Instant began) {
        taken.computeIfAbsent(entry.conversation, id -> new ArrayList<>()).add(entry.id);
        takenAt.computeIfAbsent(entry.conversation, id -> new ArrayList<>()).add(began);
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
        // A second more for each time that WhatsApp lets the number pause, while more than it may send wants to leave.
        assertThat(longest(Health.GOOD)).isLessThan(Duration.ofSeconds(6));
        assertThat(longest(Health.BUSY)).isLessThan(Duration.ofSeconds(5));
        assertThat(longest(Health.SLOW)).isLessThan(Duration.ofSeconds(20));
        assertThat(percentile(Health.GOOD, 75)).isLessThan(Duration.ofMillis(200));
    }

    /** What the limit of one customer holds back leaves as soon as it lets it: an outburst is over when it could be. */
    private void theChattyGetTheirTurns() {
        Duration shortest = THEN_ONE_IN.multipliedBy(OUTBURST - AT_ONCE);
        for (ConversationId conversation : chatty) {
            Health state = health.get(new NumberId(conversation.value() / 10_000));
            if (state == Health.HANGS) continue;
            Duration most = state == Health.SLOW ? shortest.multipliedBy(3) : shortest.plusSeconds(90);
            for (int burst = 1; burst <= BURSTS; burst++) {
                int last = burst * OUTBURST - 1;
                Instant said = saidAt.get(conversation).get(last);
                Instant left = takenAt.get(conversation).get(last);
                assertThat(Duration.between(said, left))
                        .as("the end of outburst %d of %s at number %s", burst, conversation.text(), state)
                        .isBetween(shortest.minusSeconds(10), most);
            }
        }
    }

    /** 45 to one customer at once, then one in six seconds; and from a number as many in a second as that number may send. */
    private void limitsAreKept() {
        asked.forEach((conversation, times) -> {
            for (int first = 0; first < times.size(); first++) {
                for (int last = first + AT_ONCE; last < times.size(); last++) {
                    long least = THEN_ONE_IN.toMillis() * (last - first + 1L - AT_ONCE);
                    // There are millions of them: only what is wrong is told.
                    if (ChronoUnit.MILLIS.between(times.get(first), times.get(last)) < least) {
                        fail("calls %d to %d of %s within less than %d ms", first, last, conversation.text(), least);
                    }
                }
            }
        });
        calls.forEach((number, times) -> {
            int speed = speed(health.get(number));
            int most = speed + speed / 10 + 1; // a tenth of a second may be borrowed
            for (int i = 0; i + most < times.size(); i++) {
                if (ChronoUnit.MILLIS.between(times.get(i), times.get(i + most)) < 1_000) {
                    fail("%d calls of number %s within a second", most + 1, health.get(number));
                }
            }
        });
        assertThat(fastest(Health.BUSY))
                .as("the limit of a number has been reached")
                .isGreaterThan(SPEED_OF_BUSY * 9L);
    }

    /** Most calls within ten seconds. */
    private long fastest(Health state) {
        List<Instant> times = calls.entrySet().stream()
                .filter(entry -> health.get(entry.getKey()) == state)
                .findFirst()
                .orElseThrow()
                .getValue();
        int most = 0;
        for (int first = 0, end = 0; first < times.size(); first++) {
            while (end < times.size()
                    && times.get(end).isBefore(times.get(first).plusSeconds(10))) end++;
            most = Math.max(most, end - first);
        }
        return most;
    }

    /** When WhatsApp says that a number sends too much, nothing leaves from it for a while; that one customer gets too much concerns no other. */
    private void whatWhatsAppRefusedIsHeeded() {
        assertThat(refusals.get(ErrorCatalogue.PAIR_RATE)).isGreaterThan(20);
        assertThat(refusals.get(ErrorCatalogue.THROUGHPUT)).isGreaterThan(20);
        pauses.forEach((number, all) -> {
            List<Instant> times = calls.get(number);
            for (Pause pause : all) {
                assertThat(times)
                        .as("calls of number %s in %s", health.get(number), pause)
                        .noneMatch(at -> at.isAfter(pause.from()) && at.isBefore(pause.until()));
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
