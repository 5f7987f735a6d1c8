package org.bandeja.outbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.model.MediaId;
import org.bandeja.outbox.model.OutboxEntry.State;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;

class OutboxEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final OutboxEntry entry = new OutboxEntry(
            Message.answer(
                    new MessageId(21),
                    new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW),
                    4,
                    new AgentId(11),
                    Said.text("Buenos días"),
                    NOW),
            NOW);

    @Test
    void leavesAsSoonAsItCan() {
        assertThat(entry.state()).isEqualTo(State.QUEUED);
        assertThat(field("nextAt")).isEqualTo(NOW);
        assertThat(field("seq")).isEqualTo(4L);
        assertThat(entry.message()).isEqualTo(new MessageId(21));
        assertThat(entry.conversation()).isEqualTo(new ConversationId(1));
        assertThat(entry.number()).isEqualTo(new NumberId(2));
        assertThat(entry.attempts()).isZero();
    }

    @Test
    void withAFileItWaitsUntilThatIsWithWhatsApp() {
        OutboxEntry carrying = new OutboxEntry(
                Message.answer(
                                new MessageId(22),
                                new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW),
                                5,
                                new AgentId(11),
                                new Said("image", Optional.empty(), Optional.empty(), Optional.empty()),
                                NOW)
                        .carrying(new MediaId(7)),
                NOW);
        assertThat(entry.awaitsFile()).isFalse();
        assertThat(carrying.awaitsFile()).isTrue();
        assertThat(carrying.state()).isEqualTo(State.QUEUED);
        assertThat(field(carrying, "nextAt")).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
        carrying.postpone(NOW.plusSeconds(1));
        assertThat(carrying.awaitsFile()).isFalse();
        assertThat(field(carrying, "nextAt")).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void everyClaimIsAnAttemptOfThatNode() {
        entry.claim("node-1", NOW);
        entry.postpone(NOW.plusSeconds(1));
        entry.claim("node-2", NOW.plusSeconds(1));
        assertThat(entry.state()).isEqualTo(State.SENDING);
        assertThat(entry.attempts()).isEqualTo(2);
        assertThat(field("claimedBy")).isEqualTo("node-2");
        assertThat(field("claimedAt")).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void whatWhatsAppTookHoldsTheNextBackForTenSeconds() {
        entry.claim("node-1", NOW);
        entry.accepted(NOW);
        assertThat(entry.state()).isEqualTo(State.ACCEPTED);
        assertThat(field("nextAt")).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void whatIsInDoubtHoldsTheNextBackForThirtySeconds() {
        entry.claim("node-1", NOW);
        entry.doubt(NOW);
        assertThat(entry.state()).isEqualTo(State.IN_DOUBT);
        assertThat(field("nextAt")).isEqualTo(NOW.plusSeconds(30));
        assertThat(OutboxEntry.TELL_DOUBT_AFTER).hasMinutes(5);
    }

    @Test
    void postponedItWaitsAgain() {
        entry.claim("node-1", NOW);
        entry.postpone(NOW.plusSeconds(7));
        assertThat(entry.state()).isEqualTo(State.QUEUED);
        assertThat(field("nextAt")).isEqualTo(NOW.plusSeconds(7));
        assertThat(entry.createdAt()).isEqualTo(NOW);
    }

    /** Only the queue's query reads it. */
    @Test
    void whatWhatsAppTookIsForgottenWhenItsStatusDoesNotComeInTime() {
        entry.claim("node", NOW);
        entry.accepted(NOW);
        assertThat(entry.isForgottenAt(NOW.plus(OutboxEntry.WAIT_FOR_STATUS).minusMillis(1)))
                .isFalse();
        assertThat(entry.isForgottenAt(NOW.plus(OutboxEntry.WAIT_FOR_STATUS))).isTrue();
        entry.doubt(NOW);
        assertThat(entry.isForgottenAt(NOW.plus(OutboxEntry.WAIT_IN_DOUBT))).isFalse();
    }

    @Test
    void whoWroteItIsToldWhenItWaitsForHalfAMinute() {
        assertThat(entry.waitsLongUntil(NOW.plusSeconds(30).minusMillis(1))).isFalse();
        assertThat(entry.waitsLongUntil(NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void refusalsAreCounted() {
        assertThat(entry.refused()).isEqualTo(1);
        assertThat(entry.refused()).isEqualTo(2);
    }

    private Object field(String name) {
        return field(entry, name);
    }

    private static Object field(OutboxEntry of, String name) {
        try {
            var field = OutboxEntry.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
