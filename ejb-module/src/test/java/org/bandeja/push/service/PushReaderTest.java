package org.bandeja.push.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.push.rules.TailPosition;
import org.junit.jupiter.api.Test;

/** What is committed between two looks at the events. */
class PushReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ConversationId CONVERSATION = new ConversationId(5);

    private final Rows rows = new Rows();
    private final PushReader reader = new PushReader();
    private final TailPosition position = new TailPosition(10, Duration.ofMinutes(5));

    PushReaderTest() {
        reader.events = rows;
        reader.late = new LateEvents();
    }

    /** Two transactions of one conversation, of which the second can begin only when the first has ended. */
    @Test
    void whatIsCommittedBetweenTheLooksKeepsTheOrderOfItsConversation() {
        position.seen(12, NOW);
        rows.betweenLooks = List.of(event(11, 1), event(13, 2));
        List<InboxEvent> told = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            List<InboxEvent> events = reader.next(position, 500);
            events.forEach(event -> position.seen(event.id(), NOW));
            told.addAll(events);
        }
        assertThat(told).extracting(InboxEvent::id).containsExactly(11L, 13L);
        assertThat(position.gaps()).isEmpty();
    }

    /** It was committed half a minute after a later one, which the screen had seen when its line broke. */
    @Test
    void whoComesBackIsToldWhatWasCommittedLate() {
        rows.committed.addAll(List.of(event(11, 1), event(12, 2), event(13, 3)));
        position.seen(12, NOW);
        comes(11, NOW.plusSeconds(30));
        assertThat(missedSince(12)).containsExactly(11L, 13L);
        reader.late.forget(NOW.plus(Duration.ofHours(2)));
        assertThat(reader.late.before(12)).isEmpty();
    }

    /** Its page was loaded afterwards, or its line was there. */
    @Test
    void whoHasSeenMoreIsToldNothingAgain() {
        rows.committed.addAll(List.of(event(11, 1), event(12, 2), event(900, 3)));
        position.seen(12, NOW);
        comes(11, NOW.plusSeconds(30));
        position.seen(900, NOW.plusSeconds(31));
        assertThat(missedSince(900)).isEmpty();
    }

    @Test
    void whatIsHardlyLateIsNotKept() {
        position.seen(12, NOW);
        comes(11, NOW.plus(LateEvents.LATE));
        comes(13, NOW.plusSeconds(60));
        assertThat(reader.late.before(14)).isEmpty();
    }

    private void comes(long id, Instant now) {
        reader.late.seen(id, position.waited(id, now), position.last(), now);
        position.seen(id, now);
    }

    private List<Long> missedSince(long id) {
        return reader.missedSince(id, new Caller(new AgentId(1), "Ana", true, Map.of()), 500).orElseThrow().stream()
                .map(InboxEvent::id)
                .toList();
    }

    private static InboxEvent event(long id, long seq) {
        return new InboxEvent(
                id,
                NOW,
                EventType.MESSAGE_RECEIVED,
                Optional.of(CONVERSATION),
                Optional.of(seq),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Each look sees what has been committed by then, as a statement outside of a transaction does. */
    private static final class Rows extends InboxEvents {
        private final List<InboxEvent> committed = new ArrayList<>();
        private List<InboxEvent> betweenLooks = List.of();

        @Override
        public List<InboxEvent> after(long id, int limit) {
            return looked(committed.stream().filter(event -> event.id() > id).toList());
        }

        @Override
        public List<InboxEvent> of(Collection<Long> ids) {
            return looked(
                    committed.stream().filter(event -> ids.contains(event.id())).toList());
        }

        @Override
        public boolean reachesBackTo(long id) {
            return true;
        }

        @Override
        public List<InboxEvent> visibleAfter(long id, Caller caller, int limit) {
            return after(id, limit);
        }

        @Override
        public List<InboxEvent> justBefore(long id) {
            return List.of();
        }

        private List<InboxEvent> looked(List<InboxEvent> seen) {
            committed.addAll(betweenLooks);
            betweenLooks = List.of();
            return seen;
        }
    }
}
