package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final Turns turns = new Turns(12, new SendRate());
    private long ids;

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 8", "3, 9", "5, 10", "11, 11"})
    void numbersThatHangLeaveAHandForAnother(int hanging, int atMost) {
        int taken = 0;
        for (int round = 0; round < 20; round++) {
            for (int number = 1; number <= hanging; number++) {
                if (take(due(number, ++ids)).kind() == Turn.Kind.NOW) taken++;
            }
        }
        assertThat(taken).isLessThanOrEqualTo(atMost).isGreaterThanOrEqualTo(hanging);
        assertThat(take(due(99, ++ids)).kind()).isEqualTo(Turn.Kind.NOW);
    }

    @Test
    void whatHasEndedFreesItsHand() {
        Outbox.Due first = due(1, 1);
        take(first);
        for (int i = 2; i <= 6; i++) take(due(1, i));
        assertThat(take(due(1, 7)).kind()).isEqualTo(Turn.Kind.NO_HAND);
        turns.done(first);
        assertThat(turns.isInHand(first.message())).isFalse();
        assertThat(take(due(1, 7)).kind()).isEqualTo(Turn.Kind.NOW);
    }

    @Test
    void aMessageIsTakenOnce() {
        assertThat(take(due(1, 1)).kind()).isEqualTo(Turn.Kind.NOW);
        assertThat(take(due(1, 1)).kind()).isEqualTo(Turn.Kind.IN_HAND);
    }

    @Test
    void oneWhoseCallEndedTwiceFreesOneHand() {
        Outbox.Due first = due(1, 1);
        take(first);
        for (int i = 2; i <= 6; i++) take(due(1, i));
        turns.done(first);
        turns.done(first);
        take(due(1, 7));
        assertThat(take(due(1, 8)).kind()).isEqualTo(Turn.Kind.NO_HAND);
    }

    @Test
    void whoGotMuchWaitsAloneAndTakesNothing() {
        for (int i = 0; i < 45; i++) {
            Outbox.Due due = due(++ids, 70, 7, 1000);
            assertThat(take(due).kind()).isEqualTo(Turn.Kind.NOW);
            turns.done(due);
        }
        assertThat(take(due(++ids, 70, 7, 1000))).isEqualTo(new Turn(Turn.Kind.CUSTOMER_WAITS, Duration.ofSeconds(6)));
        assertThat(turns.pairWait(new NumberId(1), new ContactId(7), NOW)).isEqualTo(Duration.ofSeconds(6));
        assertThat(turns.pairWait(new NumberId(1), new ContactId(8), NOW)).isZero();
    }

    @Test
    void inAnotherConversationTheSameCustomerWaitsToo() {
        for (int i = 0; i < 45; i++) {
            Outbox.Due due = due(++ids, 70 + i % 2, 7, 1000);
            assertThat(take(due).kind()).isEqualTo(Turn.Kind.NOW);
            turns.done(due);
        }
        for (int conversation = 70; conversation < 73; conversation++) {
            assertThat(take(due(++ids, conversation, 7, 1000)).kind()).isEqualTo(Turn.Kind.CUSTOMER_WAITS);
        }
        assertThat(take(due(++ids, 73, 8, 1000)).kind()).isEqualTo(Turn.Kind.NOW);
    }

    @Test
    void aNumberThatSentEnoughWaits() {
        take(due(1, 1, 1, 1));
        assertThat(take(due(2, 2, 2, 1))).isEqualTo(new Turn(Turn.Kind.NUMBER_WAITS, Duration.ofMillis(900)));
    }

    @Test
    void aNumberThatIsToPauseSendsNothingUntilThen() {
        turns.pause(new NumberId(1), NOW.plusSeconds(60), NOW);
        turns.pause(new NumberId(1), NOW.plusSeconds(5), NOW);
        assertThat(take(due(1, 1))).isEqualTo(new Turn(Turn.Kind.NUMBER_WAITS, Duration.ofSeconds(60)));
        assertThat(take(due(2, 2)).kind()).isEqualTo(Turn.Kind.NOW);
        assertThat(turns.take(due(1, 1), NOW.plusSeconds(60)).kind()).isEqualTo(Turn.Kind.NOW);
    }

    @Test
    void oneHandIsTooFew() {
        assertThatThrownBy(() -> new Turns(1, new SendRate())).isInstanceOf(IllegalArgumentException.class);
    }

    private Turn take(Outbox.Due due) {
        return turns.take(due, NOW);
    }

    private static Outbox.Due due(long number, long id) {
        return new Outbox.Due(
                new MessageId(id),
                new ConversationId(1_000 + id),
                new ContactId(2_000 + id),
                new NumberId(number),
                1000,
                false);
    }

    private static Outbox.Due due(long id, long conversation, long contact, int messagesPerSecond) {
        return new Outbox.Due(
                new MessageId(id),
                new ConversationId(conversation),
                new ContactId(contact),
                new NumberId(1),
                messagesPerSecond,
                false);
    }
}
